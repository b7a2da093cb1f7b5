//! Free room on a disk.

use std::path::Path;

use crate::store::{Read, StoreError};

/// However small the office is, so many bytes should be free.
const LEAST: u64 = 500 * 1024 * 1024;
/// So many times the office should fit.
const TIMES: u64 = 3;

/// Bytes that are free where a file or a folder lies; `None` where the system does not say.
pub fn free_space(path: &Path) -> Option<u64> {
    let folder = path.ancestors().find(|folder| folder.is_dir())?;
    fs4::available_space(folder).ok()
}

/// Bytes that are free where the room for an open office runs short; `None`: it does not, or the system does not say.
///
/// # Errors
/// When the store fails.
pub fn short_of_room(read: &Read<'_>) -> Result<Option<u64>, StoreError> {
    let Some(office) = read.file()? else { return Ok(None) };
    let size = std::fs::metadata(&office).map_or(0, |data| data.len());
    Ok(free_space(&office).filter(|free| is_short(*free, size)))
}

/// Whether the room for an office of this size runs short: work goes on, but what brings in much is refused.
pub const fn is_short(free: u64, office: u64) -> bool {
    let wanted = office.saturating_mul(TIMES);
    free < if wanted > LEAST { wanted } else { LEAST }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_short_below_three_times_the_office_and_half_a_gigabyte() {
        let mb = 1024 * 1024;
        assert!(is_short(499 * mb, mb));
        assert!(!is_short(500 * mb, mb));
        assert!(is_short(2_999 * mb, 1_000 * mb));
        assert!(!is_short(3_000 * mb, 1_000 * mb));
        assert!(is_short(u64::MAX - 1, u64::MAX));
    }

    #[test]
    fn the_room_of_a_folder_that_is_to_be_made_is_that_of_the_one_above() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_space(&folder.path().join("a").join("b")).is_some_and(|free| free > 0));
    }
}
