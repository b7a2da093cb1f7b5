//! Work on an encrypted office under kill, and by two at once.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::thread;
use std::time::Duration;

use super::desk::{Desk, PASSWORD, asked, is_well};
use super::worker;

/// The whole lines of what was printed, without the first, which says that it is ready.
fn lines(printed: &str) -> Vec<String> {
    let whole = printed.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().skip(1).map(str::to_owned).collect()
}

pub fn killed() -> String {
    let kills = asked("RODNIK_KILLS", 24);
    let desk = Desk::encrypted(30);
    let mut confirmed = BTreeSet::new();
    for kill in 0..kills {
        let mut process = worker::writing(&desk.path(), PASSWORD, &format!("Убит {kill}:"), 100_000);
        let mut out = process.stdout.take().expect("what it says");
        let mut printed = vec![0; 1];
        out.read_exact(&mut printed).expect("that it is ready");
        thread::sleep(Duration::from_micros(kill * 7_919_111 % 500_000));
        process.kill().expect("a kill");
        out.read_to_end(&mut printed).expect("what it said");
        process.wait().expect("an end");
        confirmed.extend(lines(&String::from_utf8_lossy(&printed)));
        is_well(&desk.path());
        let kept: BTreeSet<String> = desk.remarks().into_iter().collect();
        let lost: Vec<&String> = confirmed.difference(&kept).collect();
        assert!(lost.is_empty(), "kill {kill}: {lost:?}");
        assert!(kept.len() <= confirmed.len() + kill as usize + 1, "more than one unheard of at each kill");
    }
    assert!(!confirmed.is_empty());
    format!("{kills} kills, {} confirmed and all there", confirmed.len())
}

pub fn together() -> String {
    let desk = Desk::encrypted(30);
    let each = 60;
    let workers = ["Один", "Другой"].map(|name| worker::writing(&desk.path(), PASSWORD, name, each));
    let mut confirmed = BTreeSet::new();
    for worker in workers {
        let output = worker.wait_with_output().expect("an end");
        assert!(output.status.success());
        confirmed.extend(lines(&String::from_utf8_lossy(&output.stdout)));
    }
    let kept = desk.remarks();
    assert_eq!(kept.len() as u64, 2 * each);
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), confirmed);
    is_well(&desk.path());
    format!("{} remarks, each there once", 2 * each)
}
