//! An office's own lists come in, with a verdict for each row; the same file twice changes nothing; one import is one
//! step that can be undone. Every import of these stories is first tried out, and the trial must say what the run does.

mod clients;
mod deliveries;
mod files;
mod office;
mod people;
mod templates;
mod undo;
