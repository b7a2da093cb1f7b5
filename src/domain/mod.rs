//! What the office talks about, as types that cannot hold nonsense. No store, no clock, no window.

pub mod address;
pub mod calling;
pub mod debt;
pub mod directory;
pub mod document;
pub mod holidays;
pub mod ids;
pub mod limits;
pub mod money;
pub mod order;
pub mod paper;
pub mod people;
pub mod phone;
pub mod planning;
pub mod task;
pub mod tax_number;
pub mod times;
pub mod volume;

/// Gives an enum its stable code, the word under which it is stored and exchanged.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order in which it is declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word under which the value is stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a stored word; `None` for a word that is not known.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use coded;
