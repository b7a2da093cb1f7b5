//! What SQLite calls. Unsafe code is here and in the heap beside it only: SQLite knows a file system only as functions of C.
#![expect(unsafe_code, reason = "a file system for SQLite is a table of C functions on raw pointers")]

use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, Once};

use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};

use super::{Disk, Failing, Op};
use crate::photo::Change;

/// A file as SQLite holds it; the system's own file follows it in the same piece of memory.
#[repr(C)]
struct Shim {
    base: sqlite3_file,
    own: *mut Own,
}

struct Own {
    disk: Arc<Disk>,
    inode: u64,
}

static REAL: AtomicPtr<sqlite3_vfs> = AtomicPtr::new(std::ptr::null_mut());

/// Makes this the file system of every connection that is opened from now on.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the found file system lives as long as the process; the leaked copy does as well, and all that it
        // leaves to the system is reached through the system's own functions and data.
        unsafe {
            ffi::sqlite3_initialize();
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            REAL.store(real, Ordering::Release);
            let mut vfs = *real;
            vfs.szOsFile += c_int::try_from(size_of::<Shim>()).expect("small");
            vfs.zName = c"simulated".as_ptr();
            vfs.pNext = std::ptr::null_mut();
            vfs.xOpen = Some(open);
            vfs.xDelete = Some(delete);
            let registered = ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 1);
            assert_eq!(registered, ffi::SQLITE_OK);
        }
    });
}

fn real() -> *mut sqlite3_vfs {
    REAL.load(Ordering::Acquire)
}

/// SAFETY: `name` is null or ends with a zero.
unsafe fn path_of(name: *const c_char) -> Option<PathBuf> {
    // SAFETY: the caller's.
    let name = unsafe { name.as_ref().map(|name| CStr::from_ptr(name)) };
    name.map(|name| PathBuf::from(OsStr::from_bytes(name.to_bytes())))
}

/// The system's file behind one of ours.
///
/// SAFETY: `file` was opened by [`open`] on a simulated disk.
unsafe fn inner(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: SQLite gave room for both, one after the other.
    unsafe { file.cast::<u8>().add(size_of::<Shim>()).cast() }
}

/// SAFETY: as [`inner`].
unsafe fn own<'a>(file: *mut sqlite3_file) -> &'a Own {
    // SAFETY: set by `open`, and freed by `close` only, after which SQLite does not call again.
    unsafe { &*(*file.cast::<Shim>()).own }
}

fn code(op: Op, failing: Failing) -> c_int {
    match (failing, op) {
        (Failing::Full, Op::Write) => ffi::SQLITE_FULL,
        (Failing::Full, Op::Share) => ffi::SQLITE_IOERR_SHMSIZE,
        (_, Op::Create | Op::Name) => ffi::SQLITE_CANTOPEN,
        (_, Op::Read) => ffi::SQLITE_IOERR_READ,
        (_, Op::Write) => ffi::SQLITE_IOERR_WRITE,
        (_, Op::Truncate) => ffi::SQLITE_IOERR_TRUNCATE,
        (_, Op::Sync) => ffi::SQLITE_IOERR_FSYNC,
        (_, Op::Delete) => ffi::SQLITE_IOERR_DELETE,
        (_, Op::Share) => ffi::SQLITE_IOERR_SHMMAP,
    }
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a name, room for `szOsFile` bytes at `file`, and a place for the flags or null.
    unsafe {
        let open = (*real()).xOpen.expect("every file system opens");
        let path = path_of(name.cast());
        let Some((path, disk)) = path.and_then(|path| Disk::of(&path).map(|disk| (path, disk))) else {
            return open(real(), name, file, flags, out);
        };
        let _ = vfs;
        (*file).pMethods = std::ptr::null();
        let fresh = disk.opening(&path);
        if fresh && let Err(failing) = disk.before(Op::Create) {
            return code(Op::Create, failing);
        }
        let opened = open(real(), name, inner(file), flags, out);
        if opened == ffi::SQLITE_OK {
            let inode = disk.opened(&path, fresh);
            (*file.cast::<Shim>()).own = Box::into_raw(Box::new(Own { disk, inode }));
            (*file).pMethods = &raw const METHODS;
        }
        opened
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: SQLite gives a name.
    unsafe {
        let delete = (*real()).xDelete.expect("every file system deletes");
        let path = path_of(name);
        let Some((path, disk)) = path.and_then(|path| Disk::of(&path).map(|disk| (path, disk))) else {
            return delete(real(), name, sync_folder);
        };
        if let Err(failing) = disk.before(Op::Delete) {
            return code(Op::Delete, failing);
        }
        disk.deleting(&path);
        // The folder is flushed by the simulation alone.
        let deleted = delete(real(), name, 0);
        if sync_folder != 0 {
            disk.folder_flushed();
        }
        deleted
    }
}

/// Calls the same function of the system's file.
macro_rules! system {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let inner = inner($file);
        (*(*inner).pMethods).$method.expect("a function of every file")(inner $(, $argument)*)
    }};
}

/// Functions that are the system's.
macro_rules! passed_on {
    ($($name:ident = $method:ident($($argument:ident: $kind:ty),*);)*) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: the arguments are SQLite's.
            unsafe { system!(file, $method $(, $argument)*) }
        }
    )*};
}

passed_on! {
    file_size = xFileSize(size: *mut sqlite3_int64);
    lock = xLock(level: c_int);
    unlock = xUnlock(level: c_int);
    check_reserved = xCheckReservedLock(out: *mut c_int);
    control = xFileControl(operation: c_int, argument: *mut c_void);
    sector_size = xSectorSize();
    characteristics = xDeviceCharacteristics();
    shared_lock = xShmLock(offset: c_int, count: c_int, flags: c_int);
    shared_unmap = xShmUnmap(delete: c_int);
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: `own` was made by `open` and is not used after this.
    unsafe {
        let closed = system!(file, xClose);
        drop(Box::from_raw((*file.cast::<Shim>()).own));
        closed
    }
}

unsafe extern "C" fn read(
    file: *mut sqlite3_file,
    into: *mut c_void,
    size: c_int,
    at: sqlite3_int64,
) -> c_int {
    // SAFETY: the arguments are SQLite's.
    unsafe {
        match own(file).disk.before(Op::Read) {
            Ok(()) => system!(file, xRead, into, size, at),
            Err(failing) => code(Op::Read, failing),
        }
    }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    bytes: *const c_void,
    size: c_int,
    at: sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite gives `size` bytes.
    unsafe {
        let Own { disk, inode } = own(file);
        let refused = disk.before(Op::Write).err();
        // Where there is no room, a part still fits.
        let fits = if refused == Some(Failing::Full) { size / 2 } else { size };
        if fits == 0 || refused == Some(Failing::Broken) {
            return refused.map_or(ffi::SQLITE_OK, |failing| code(Op::Write, failing));
        }
        let written = system!(file, xWrite, bytes, fits, at);
        if written == ffi::SQLITE_OK {
            let bytes =
                std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(fits).expect("a size"));
            disk.changed(*inode, Change::Write(usize::try_from(at).expect("a place"), bytes.into()));
        }
        refused.map_or(written, |failing| code(Op::Write, failing))
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    // SAFETY: the arguments are SQLite's.
    unsafe {
        let Own { disk, inode } = own(file);
        if let Err(failing) = disk.before(Op::Truncate) {
            return code(Op::Truncate, failing);
        }
        let truncated = system!(file, xTruncate, size);
        disk.changed(*inode, Change::Truncate(usize::try_from(size).expect("a size")));
        truncated
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    // SAFETY: the file is SQLite's.
    let Own { disk, inode } = unsafe { own(file) };
    match disk.before(Op::Sync) {
        Ok(()) => {
            disk.flushed(*inode);
            ffi::SQLITE_OK
        }
        Err(failing) => {
            if failing == Failing::Forgetful {
                disk.forgotten(*inode);
            }
            code(Op::Sync, failing)
        }
    }
}

unsafe extern "C" fn shared_map(
    file: *mut sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    // SAFETY: the arguments are SQLite's.
    unsafe {
        if extend != 0
            && let Err(failing) = own(file).disk.before(Op::Share)
        {
            *out = std::ptr::null_mut();
            return code(Op::Share, failing);
        }
        system!(file, xShmMap, region, size, extend, out)
    }
}

unsafe extern "C" fn shared_barrier(file: *mut sqlite3_file) {
    // SAFETY: the file is SQLite's.
    unsafe { system!(file, xShmBarrier) }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // Version 2: with a WAL, without mapping the file itself into memory.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shared_map),
    xShmLock: Some(shared_lock),
    xShmBarrier: Some(shared_barrier),
    xShmUnmap: Some(shared_unmap),
    xFetch: None,
    xUnfetch: None,
};
