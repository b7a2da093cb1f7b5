//! From a number to what the system is asked for.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::dial::DialError;

/// Stands for the number in a command of the office's own.
const NUMBER: &str = "{number}";
/// The longest number with an extension that is dialled, in symbols.
const LONGEST: usize = 32;

/// How this workstation calls.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Template {
    /// `tel:+79123456789`
    #[default]
    Tel,
    /// `sip:+79123456789`
    Sip,
    /// `callto:+79123456789`
    Callto,
    /// A program with its arguments, one of which holds `{number}`. Quotes keep spaces together; nothing else in it
    /// is special.
    Command(String),
}

/// What is wrong with a command of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// There is no program in it.
    #[error("no program")]
    Empty,
    /// A quote is not closed.
    #[error("a quote is not closed")]
    OpenQuote,
    /// The number has no place among its arguments.
    #[error("no {{number}} among the arguments")]
    NoNumber,
    /// The number stands where the program is named.
    #[error("{{number}} cannot name the program")]
    NumberAsProgram,
}

impl TemplateError {
    /// Stable word, part of the name of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OpenQuote => "open-quote",
            Self::NoNumber => "no-number",
            Self::NumberAsProgram => "number-as-program",
        }
    }
}

/// What the system is asked for, to the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dial {
    /// Open this address.
    Address(String),
    /// Start this program.
    Command {
        /// Which.
        program: String,
        /// Each is handed over as it is.
        arguments: Vec<String>,
    },
}

impl fmt::Display for Dial {
    /// As one would type it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Command { program, arguments } => {
                f.write_str(&quoted(program))?;
                arguments.iter().try_for_each(|argument| write!(f, " {}", quoted(argument)))
            }
        }
    }
}

fn quoted(word: &str) -> String {
    let plain = !word.is_empty() && !word.contains(char::is_whitespace);
    let mark = if word.contains('"') { '\'' } else { '"' };
    if plain { word.to_owned() } else { format!("{mark}{word}{mark}") }
}

/// What a call of this number asks the system for. Of the number only digits survive, a plus in front, `*`, `#` and the
/// comma of a pause, so that nothing that is written beside it can become a part of an address or a command.
///
/// # Errors
/// [`DialError::NotANumber`] where nothing, or too much, is left of the number; [`DialError::Template`] where the command
/// cannot be read.
pub fn order(template: &Template, number: &str) -> Result<Dial, DialError> {
    let number = dialled(number).ok_or(DialError::NotANumber)?;
    let address = |scheme: &str| Ok(Dial::Address(format!("{scheme}:{}", number.replace('#', "%23"))));
    match template {
        Template::Tel => address("tel"),
        Template::Sip => address("sip"),
        Template::Callto => address("callto"),
        Template::Command(command) => {
            let (program, arguments) = read(command)?;
            let filled = arguments.into_iter().map(|argument| argument.replace(NUMBER, &number));
            Ok(Dial::Command { program, arguments: filled.collect() })
        }
    }
}

impl Template {
    /// Whether it can be used.
    ///
    /// # Errors
    /// What is wrong with a command of one's own.
    pub fn check(&self) -> Result<(), TemplateError> {
        match self {
            Self::Tel | Self::Sip | Self::Callto => Ok(()),
            Self::Command(command) => read(command).map(drop),
        }
    }
}

/// What is dialled of a number as it was written.
fn dialled(number: &str) -> Option<String> {
    let mut kept = String::new();
    for symbol in number.chars() {
        let survives = symbol.is_ascii_digit()
            || matches!(symbol, '*' | '#' | ',')
            || (symbol == '+' && kept.is_empty());
        if survives {
            kept.push(symbol);
        }
    }
    let kept = kept.trim_matches(',');
    let is_number = kept.contains(|symbol: char| symbol.is_ascii_digit()) && kept.len() <= LONGEST;
    is_number.then(|| kept.to_owned())
}

/// The program and its arguments, the number not yet put in.
fn read(command: &str) -> Result<(String, Vec<String>), TemplateError> {
    let mut words = words(command)?.into_iter();
    let program = words.next().filter(|program| !program.is_empty()).ok_or(TemplateError::Empty)?;
    if program.contains(NUMBER) {
        return Err(TemplateError::NumberAsProgram);
    }
    let arguments: Vec<String> = words.collect();
    if !arguments.iter().any(|argument| argument.contains(NUMBER)) {
        return Err(TemplateError::NoNumber);
    }
    Ok((program, arguments))
}

/// Cuts at spaces outside of quotes. A backslash is a letter like any other: paths of Windows are full of them.
fn words(command: &str) -> Result<Vec<String>, TemplateError> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for symbol in command.chars() {
        match quote {
            Some(mark) if symbol == mark => quote = None,
            Some(_) => word.get_or_insert_default().push(symbol),
            None if symbol == '"' || symbol == '\'' => {
                quote = Some(symbol);
                word.get_or_insert_default();
            }
            None if symbol.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(symbol),
        }
    }
    words.extend(word);
    if quote.is_some() { Err(TemplateError::OpenQuote) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(text: &str) -> Template {
        Template::Command(text.to_owned())
    }

    fn ordered(template: &Template, number: &str) -> String {
        order(template, number).unwrap().to_string()
    }

    #[test]
    fn a_number_becomes_an_address_of_the_chosen_kind() {
        assert_eq!(ordered(&Template::Tel, "+79123456789"), "tel:+79123456789");
        assert_eq!(ordered(&Template::Sip, "+79123456789"), "sip:+79123456789");
        assert_eq!(ordered(&Template::Callto, "8 (912) 345-67-89"), "callto:89123456789");
    }

    #[test]
    fn an_extension_and_the_keys_of_a_telephone_survive() {
        assert_eq!(ordered(&Template::Tel, "+73433112233,,12"), "tel:+73433112233,,12");
        assert_eq!(ordered(&Template::Tel, "*21#"), "tel:*21%23", "a bare # would end the address");
        let own = command("phone {number}");
        assert_eq!(ordered(&own, "*21#"), "phone *21#");
    }

    #[test]
    fn an_own_command_is_split_at_spaces_and_kept_together_by_quotes() {
        let own = command(r#""C:\Program Files\Phone\phone.exe" -dial "call {number}" '' x{number}y"#);
        let Dial::Command { program, arguments } = order(&own, "+7 912").unwrap() else {
            panic!("no command")
        };
        assert_eq!(program, r"C:\Program Files\Phone\phone.exe");
        assert_eq!(arguments, ["-dial", "call +7912", "", "x+7912y"]);
        assert_eq!(own.check(), Ok(()));
    }

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let own = command(r#"'my phone' 'say "{number}"  now' {number}"#);
        assert_eq!(ordered(&own, "5"), r#""my phone" 'say "5"  now' 5"#);
    }

    #[test]
    fn a_command_that_cannot_work_is_refused_with_its_reason() {
        for (text, error) in [
            ("", TemplateError::Empty),
            ("  ", TemplateError::Empty),
            ("'' {number}", TemplateError::Empty),
            ("phone", TemplateError::NoNumber),
            ("phone {Number}", TemplateError::NoNumber),
            ("phone \"{number}", TemplateError::OpenQuote),
            ("{number}", TemplateError::NumberAsProgram),
        ] {
            assert_eq!(command(text).check(), Err(error), "{text}");
            assert_eq!(order(&command(text), "5"), Err(DialError::Template(error)), "{text}");
        }
    }

    const HOSTILE: [&str; 9] = [
        "+79123456789; rm -rf /",
        "+79123456789 && calc.exe",
        "\"+79123456789\" --config=evil",
        "'+79123456789' | cat",
        "$(reboot)+79123456789",
        "`reboot`+79123456789",
        "+79123456789\r\n\0--help",
        "--option +79123456789",
        "+7912{number}3456789?subject=<a>%20@evil.example/..\\",
    ];

    #[test]
    fn nothing_beside_a_number_gets_into_an_address_or_a_command() {
        let own = command("phone --dial={number}");
        let harmless = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '+');
        for number in HOSTILE {
            let Dial::Address(address) = order(&Template::Tel, number).unwrap() else { panic!("no address") };
            assert!(harmless(address.strip_prefix("tel:").unwrap()), "{address}");
            let Dial::Command { program, arguments } = order(&own, number).unwrap() else {
                panic!("no command")
            };
            assert_eq!((program.as_str(), arguments.len()), ("phone", 1));
            assert!(harmless(arguments[0].strip_prefix("--dial=").unwrap()), "{arguments:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_dialled() {
        for number in ["", " ", "нет", "+", "***", "#", ",,,", "٣٤٥", "$(reboot)", &"9".repeat(300)] {
            assert_eq!(order(&Template::Tel, number), Err(DialError::NotANumber), "{number}");
        }
    }

    #[test]
    fn a_plus_is_kept_in_front_alone() {
        assert_eq!(ordered(&Template::Tel, "8+912+3"), "tel:89123");
        assert_eq!(ordered(&Template::Tel, "тел. +7+9"), "tel:+79");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_dialled_harmlessly_or_not_at_all(number in ".{0,300}") {
            if let Ok(Dial::Address(address)) = order(&Template::Callto, &number) {
                let dialled = address.strip_prefix("callto:").unwrap();
                assert!(dialled.chars().all(|c| c.is_ascii_digit() || "+*,%".contains(c)), "{address}");
                assert!(!dialled.starts_with('-'));
            }
        }

        #[test]
        fn any_command_is_read_without_a_panic(text in ".{0,80}") {
            let _ = order(&command(&text), "5").map(|dial| dial.to_string());
        }
    }
}
