//! The memory of SQLite, which is refused to a thread when it is told so.
#![expect(unsafe_code, reason = "an allocator for SQLite is a table of C functions on raw pointers")]

use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::sync::{Once, OnceLock};

use rusqlite::ffi::{self, sqlite3_mem_methods};

/// Which request for memory is refused to this thread, counted from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub at: u64,
    /// Also all later ones.
    pub ever: bool,
}

thread_local! {
    static REFUSED: Cell<Option<Refused>> = const { Cell::new(None) };
    static ASKED: Cell<u64> = const { Cell::new(0) };
    static STRUCK: Cell<u64> = const { Cell::new(0) };
}

type Malloc = unsafe extern "C" fn(c_int) -> *mut c_void;
type Realloc = unsafe extern "C" fn(*mut c_void, c_int) -> *mut c_void;

static REAL: OnceLock<(Malloc, Realloc)> = OnceLock::new();

/// Makes this the memory of SQLite; before anything else is asked of it.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: SQLite was not used yet, as its answers say; it copies the tables, and all their functions are its own
        // but for the two below, which call those.
        unsafe {
            let mut methods = std::mem::zeroed::<sqlite3_mem_methods>();
            let got = ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, &raw mut methods);
            assert_eq!(got, ffi::SQLITE_OK, "SQLite was used before");
            let real = methods.xMalloc.zip(methods.xRealloc).expect("the memory of SQLite");
            assert!(REAL.set(real).is_ok());
            methods.xMalloc = Some(malloc);
            methods.xRealloc = Some(realloc);
            let set = ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw mut methods);
            assert_eq!(set, ffi::SQLITE_OK, "SQLite was used before");
        }
    });
}

/// Does something while memory is refused to this thread; with the answer comes how often it was.
pub fn without<T>(refused: Refused, work: impl FnOnce() -> T) -> (T, u64) {
    ASKED.set(0);
    STRUCK.set(0);
    REFUSED.set(Some(refused));
    let done = work();
    REFUSED.set(None);
    (done, STRUCK.get())
}

fn is_refused() -> bool {
    let Some(refused) = REFUSED.get() else { return false };
    let asked = ASKED.replace(ASKED.get() + 1);
    let strikes = asked == refused.at || (refused.ever && asked > refused.at);
    STRUCK.set(STRUCK.get() + u64::from(strikes));
    strikes
}

unsafe extern "C" fn malloc(bytes: c_int) -> *mut c_void {
    match REAL.get() {
        // SAFETY: SQLite's own function with what SQLite asked for.
        Some((real, _)) if !is_refused() => unsafe { real(bytes) },
        _ => std::ptr::null_mut(),
    }
}

unsafe extern "C" fn realloc(piece: *mut c_void, bytes: c_int) -> *mut c_void {
    match REAL.get() {
        // SAFETY: as above; a refused piece stays as it was.
        Some((_, real)) if !is_refused() => unsafe { real(piece, bytes) },
        _ => std::ptr::null_mut(),
    }
}
