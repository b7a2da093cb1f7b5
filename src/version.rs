//! Which Rodnik this is. The number stands in `Cargo.toml` alone.

use std::sync::LazyLock;

/// The commit that a release is made of; whoever builds for themselves has none.
const COMMIT: Option<&str> = option_env!("RODNIK_COMMIT");

/// The version as it is shown: `0.1.0`, in a release `0.1.0 (346d703)`.
#[must_use]
pub fn version() -> &'static str {
    static SHOWN: LazyLock<String> = LazyLock::new(|| shown(COMMIT));
    &SHOWN
}

fn shown(commit: Option<&str>) -> String {
    let number = env!("CARGO_PKG_VERSION");
    match commit.filter(|commit| !commit.is_empty()) {
        Some(commit) => format!("{number} ({commit})"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_names_its_commit() {
        let number = env!("CARGO_PKG_VERSION");
        assert_eq!(shown(Some("346d703")), format!("{number} (346d703)"));
        assert_eq!([shown(None), shown(Some(""))], [number, number]);
    }
}
