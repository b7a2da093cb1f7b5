//! Windows keeps the icon, the version and the manifest of a program in the program itself. For every other system there is
//! nothing to do.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where the icon and the manifest lie.
const SOURCES: &str = "packaging/windows";
/// What Windows shows of the second program; the first one shows the description of the package.
const COMMAND_LINE: &str = "Rodnik on the command line";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for source in ["rodnik.ico", "rodnik.manifest"] {
        println!("cargo::rerun-if-changed={SOURCES}/{source}");
    }
    // The compiler of resources that comes with mingw. Visual Studio's builds go without.
    if set("CARGO_CFG_TARGET_OS") == "windows" && set("CARGO_CFG_TARGET_ENV") == "gnu" {
        let root = PathBuf::from(set("CARGO_MANIFEST_DIR")).join(SOURCES);
        for (program, described) in
            [("rodnik", set("CARGO_PKG_DESCRIPTION")), ("rodnikctl", COMMAND_LINE.to_owned())]
        {
            let object = compiled(&root, program, &described);
            println!("cargo::rustc-link-arg-bin={program}={}", object.display());
        }
    }
}

/// The resources of a program as an object file.
fn compiled(root: &Path, program: &str, described: &str) -> PathBuf {
    let out = PathBuf::from(set("OUT_DIR"));
    let (script, object) = (out.join(format!("{program}.rc")), out.join(format!("{program}.o")));
    fs::write(&script, resources(program, described)).expect("the folder of the build can be written");
    let windres = env::var("WINDRES").unwrap_or_else(|_| windres().to_owned());
    let mut command = Command::new(&windres);
    command.arg("--include-dir").arg(root).arg(&script).arg(&object);
    let done = command.status().unwrap_or_else(|error| panic!("{windres}: {error}"));
    assert!(done.success(), "{windres} did not compile {}", script.display());
    object
}

/// How mingw's compiler of resources is called: on Windows itself it has no prefix.
fn windres() -> &'static str {
    if set("HOST").contains("windows") { "windres" } else { "x86_64-w64-mingw32-windres" }
}

fn resources(program: &str, described: &str) -> String {
    let part = |name: &str| set(&format!("CARGO_PKG_VERSION_{name}"));
    let (numbers, version) =
        (format!("{},{},{},0", part("MAJOR"), part("MINOR"), part("PATCH")), set("CARGO_PKG_VERSION"));
    format!(
        r#"#pragma code_page(65001)
1 ICON "rodnik.ico"
1 24 "rodnik.manifest"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
      VALUE "CompanyName", "The Rodnik authors"
      VALUE "FileDescription", "{described}"
      VALUE "FileVersion", "{version}"
      VALUE "InternalName", "{program}"
      VALUE "LegalCopyright", "The Rodnik authors, MIT License"
      VALUE "OriginalFilename", "{program}.exe"
      VALUE "ProductName", "Rodnik"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"#
    )
}

fn set(name: &str) -> String {
    env::var(name).unwrap_or_default()
}
