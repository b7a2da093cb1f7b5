//! One window for each office and user, tried with real processes.
//!
//! A target without the test harness: it starts itself again as a window that holds an office, and as one that is started
//! while another holds it.
#![forbid(unsafe_code)]

use std::future::Future;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use rodnik::instance::{Forward, Held};
use tempfile::TempDir;

/// What is promised, and how it is tried.
type Story = (&'static str, fn(&User));

const STORIES: &[Story] = &[
    ("a second start lets the first window come forward, as often as it happens", comes_forward),
    ("each way to the file leads to the same window", by_every_path),
    ("different offices have windows of their own", two_offices),
    ("a window that was killed is in nobody's way", killed),
    ("an office that is left is free, and the next window hears its own bell", left),
    // Where the folders of a user are not to be moved by the environment, there is only one here.
    #[cfg(unix)]
    ("another user has a window of their own on the same office", another_user),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("hold") => hold(Path::new(&arguments[2])),
        Some("start") => start(Path::new(&arguments[2])),
        _ => {
            for (name, story) in STORIES.iter().copied() {
                story(&User::with_session());
                story(&User::without_session());
                println!("{name}: ok");
            }
        }
    }
    ExitCode::SUCCESS
}

/// A window: says `held`, then `asked` whenever it is to come forward, until its input ends; `left` when it has let go.
fn hold(office: &Path) {
    let forward = Forward::default();
    let held = Held::take(office, &forward).expect("the office is free");
    println!("held");
    thread::spawn(move || {
        loop {
            wait(forward.asked());
            println!("asked");
        }
    });
    std::io::stdin().read_line(&mut String::new()).expect("the input");
    drop(held);
    println!("left");
    std::io::stdin().read_line(&mut String::new()).expect("the input");
}

fn start(office: &Path) {
    match Held::take(office, &Forward::default()) {
        Ok(_) => println!("alone"),
        Err(elsewhere) if elsewhere.bring_forward() => println!("second"),
        Err(_) => println!("unheard"),
    }
}

fn wait(future: impl Future<Output = ()>) {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    while future.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Pending {
        thread::park();
    }
}

/// A user of the workstation with a folder of their own, and the offices that both may open.
struct User {
    home: TempDir,
    session: bool,
}

impl User {
    fn with_session() -> Self {
        Self { home: tempfile::tempdir().expect("a folder"), session: true }
    }

    /// One to whom the system gives no folder for the session.
    fn without_session() -> Self {
        Self { session: false, ..Self::with_session() }
    }

    fn office(&self, name: &str) -> PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, "an office").expect("an office");
        path
    }

    fn command(&self, what: &str, office: &Path) -> Command {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        let home = self.home.path();
        for name in ["HOME", "XDG_DATA_HOME", "LOCALAPPDATA"] {
            command.env(name, home);
        }
        command.env_remove("XDG_RUNTIME_DIR");
        if self.session {
            command.env("XDG_RUNTIME_DIR", home);
        }
        command.args([what]).arg(office).current_dir(home).stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }

    fn window(&self, office: &Path) -> Window {
        let mut process = self.command("hold", office).spawn().expect("a window");
        let input = process.stdin.take().expect("its input");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let mut window = Window { process, input, output };
        assert_eq!(window.says(), "held");
        window
    }

    /// What a start on an office comes to.
    fn starts(&self, office: &Path) -> String {
        let said = self.command("start", office).output().expect("a start");
        String::from_utf8_lossy(&said.stdout).trim().to_owned()
    }
}

struct Window {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Window {
    fn says(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a line");
        line.trim().to_owned()
    }

    fn leaves(&mut self) {
        writeln!(self.input).expect("its input");
        assert_eq!(self.says(), "left");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn comes_forward(user: &User) {
    let office = user.office("office.rodnik");
    let mut window = user.window(&office);
    for _ in 0..3 {
        assert_eq!(user.starts(&office), "second");
        assert_eq!(window.says(), "asked");
    }
}

fn by_every_path(user: &User) {
    let office = user.office("office.rodnik");
    let mut window = user.window(&office);
    let mut paths = vec![PathBuf::from("office.rodnik"), user.home.path().join(".").join("office.rodnik")];
    #[cfg(unix)]
    {
        let link = user.home.path().join("link.rodnik");
        std::os::unix::fs::symlink(&office, &link).expect("a link");
        paths.push(link);
    }
    for path in paths.drain(..) {
        assert_eq!(user.starts(&path), "second", "{}", path.display());
        assert_eq!(window.says(), "asked");
    }
}

fn two_offices(user: &User) {
    let (here, there) = (user.office("here.rodnik"), user.office("there.rodnik"));
    let (mut one, mut other) = (user.window(&here), user.window(&there));
    assert_eq!(user.starts(&there), "second");
    assert_eq!(other.says(), "asked");
    assert_eq!(user.starts(&here), "second");
    assert_eq!(one.says(), "asked");
    other.leaves();
    assert_eq!(user.starts(&there), "alone");
}

fn killed(user: &User) {
    let office = user.office("office.rodnik");
    let mut first = user.window(&office);
    first.process.kill().expect("killed");
    first.process.wait().expect("ended");
    assert_eq!(user.starts(&office), "alone");
    let mut next = user.window(&office);
    assert_eq!(user.starts(&office), "second");
    assert_eq!(next.says(), "asked");
}

fn left(user: &User) {
    let office = user.office("office.rodnik");
    let mut first = user.window(&office);
    first.leaves();
    let mut next = user.window(&office);
    assert_eq!(user.starts(&office), "second");
    assert_eq!(next.says(), "asked");
    drop(next);
    assert_eq!(user.starts(&office), "alone");
}

#[cfg(unix)]
fn another_user(user: &User) {
    let office = user.office("office.rodnik");
    let other = User { home: tempfile::tempdir().expect("a folder"), session: user.session };
    let _first = user.window(&office);
    assert_eq!(other.starts(&office), "alone");
    assert_eq!(user.starts(&office), "second");
}
