//! Tells stories one after the other and prints their counts.

use std::panic::catch_unwind;
use std::process::ExitCode;

/// A story: its name, and what proves it. It answers with its counts.
pub type Story = (&'static str, fn() -> String);

/// Tells the stories that have one of the words of the command line in their names; without a word, all.
pub fn tell(stories: &[Story]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        stories.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let words: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let asked = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    let mut failed = 0;
    for (name, story) in stories.iter().filter(|(name, _)| asked(name)) {
        // What went wrong was said by the panic itself.
        match catch_unwind(story) {
            Ok(counts) => println!("{name}: {counts}"),
            Err(_) => {
                failed += 1;
                println!("{name}: FAILED");
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
