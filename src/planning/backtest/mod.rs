//! Judging the estimators by replaying histories (`forecast.md`, *How good it must be*).
//!
//! After every delivery the next one is predicted from what came before, with the calibration as it was at the month's
//! start, and compared with what then happened.

mod reading;
mod replay;
mod score;

pub use reading::{Addresses, ReadError, SaleRow, read_addresses, read_holidays, read_sales};
pub use replay::{Backtest, Prediction, backtest};
pub use score::Score;
