//! Folders and files that may not be read or written, and too few open files: a sentence, and nothing is left behind.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::office::{Place, lying_in};

/// Somebody who owns nothing.
#[cfg(unix)]
const NOBODY: u32 = 65_534;

fn rodnikctl(office: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
    command.arg("--office").arg(office).args(["--lang", "ru", "--today", "2026-11-18"]).args(words);
    command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// One sentence on standard error and nothing else.
#[track_caller]
fn sentence(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.lines().count() == 1 && said.trim_end().ends_with('.'), "one sentence: {said}");
    assert!(said.chars().any(|letter| ('а'..='я').contains(&letter)), "in the user's language: {said}");
    said
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("rights");
}

/// Lets everybody read and write what lies in a folder.
#[cfg(unix)]
fn open_up(folder: &Path) {
    set_mode(folder, 0o777);
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { open_up(&path) } else { set_mode(&path, 0o666) }
    }
}

/// As somebody whom the rights of files bind: root is bound by none.
#[cfg(unix)]
fn bound(mut command: Command, folder: &Path) -> Command {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    if std::fs::metadata(folder).expect("the folder").uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

#[cfg(unix)]
pub fn refused_in_a_sentence() -> String {
    let place = Place::new(10);
    let (folder, office) = (place.folder().to_owned(), place.path());
    let sell: &[&str] = &["sell", "000001", "--date", "2026-11-18", "--line", "19=1"];
    let code = place.texts("SELECT code FROM address WHERE status = 'active' AND is_archived = 0").remove(0);
    let sell: Vec<&str> =
        sell.iter().map(|word| if *word == "000001" { code.as_str() } else { word }).collect();
    open_up(&folder);
    let mut probe = bound(rodnikctl(&office, &["check"]), &folder);
    if let Err(error) = probe.output() {
        return format!("SKIPPED: nobody may start the program here ({error})");
    }
    let new: PathBuf = folder.join("new.rodnik");
    let (init, check): (&[&str], &[&str]) = (&["init"], &["check"]);
    let cases: [(&str, u32, u32, &Path, &[&str]); 5] = [
        ("a folder that may not be written", 0o555, 0o444, &office, &sell),
        ("a file that may not be written", 0o777, 0o444, &office, &sell),
        ("a file that may not be read", 0o777, 0o000, &office, &sell),
        ("a folder that may not be entered", 0o000, 0o666, &office, check),
        ("a new office where nothing may be written", 0o555, 0o444, &new, init),
    ];
    for (case, of_folder, of_file, path, words) in cases {
        let before = lying_in(&folder);
        set_mode(&office, of_file);
        set_mode(&folder, of_folder);
        let output = bound(rodnikctl(path, words), &folder).output().expect("a process");
        set_mode(&folder, 0o777);
        set_mode(&office, 0o666);
        let said = std::panic::catch_unwind(|| sentence(&output));
        assert!(said.is_ok(), "{case}");
        let names =
            |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&lying_in(&folder)), names(&before), "{case}");
        assert!(lying_in(&folder) == before, "{case}: something was written");
    }
    let output = bound(rodnikctl(&office, &sell), &folder).output().expect("a process");
    assert!(
        output.status.success(),
        "with rights again it is done: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    place.file_is_good();
    format!("{} ways, each a sentence, nothing left behind, and done once the rights were back", cases.len())
}

#[cfg(not(unix))]
pub fn refused_in_a_sentence() -> String {
    "SKIPPED: rights are taken away by Unix means".to_owned()
}

/// `ulimit -n`: from too few open files to enough.
#[cfg(unix)]
pub fn few_files() -> String {
    let place = Place::new(10);
    let code = place.texts("SELECT code FROM address WHERE status = 'active' AND is_archived = 0").remove(0);
    let words = ["sell", &code, "--date", "2026-11-18", "--line", "19=1"];
    let (mut done, mut refused) = (0, 0);
    for files in 3..12 {
        let program = rodnikctl(&place.path(), &words);
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -n {files}; exec \"$0\" \"$@\"")).arg(program.get_program());
        let output = shell.args(program.get_args()).stdin(Stdio::null()).output().expect("a process");
        // With fewer than that the program itself cannot be loaded.
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if said.contains("shared libraries") || output.status.code() == Some(126) {
            continue;
        }
        if output.status.success() {
            done += 1;
        } else {
            sentence(&output);
            refused += 1;
        }
    }
    assert!(done > 0 && refused > 0, "{done} done, {refused} refused");
    let sales =
        format!("SELECT count(*) FROM history WHERE id > {} AND action = 'record_sale'", place.before);
    assert_eq!(place.number(&sales), done);
    place.is_well();
    format!("{refused} limits refused in a sentence, {done} enough")
}

#[cfg(not(unix))]
pub fn few_files() -> String {
    "SKIPPED: open files are limited by Unix means".to_owned()
}
