; The installer for one user: no rights of an administrator are asked for, and nothing of another user is touched.
; packaging/windows/build gives VERSION, PARTS (the folder of what is installed), SIZE (its kilobytes) and OUT.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include LogicLib.nsh
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rodnik"
!define KIND "Rodnik.Office"

Name "$(Program)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Rodnik"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Rodnik ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Rodnik"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Rodnik setup"
VIAddVersionKey "CompanyName" "The Rodnik authors"
VIAddVersionKey "LegalCopyright" "The Rodnik authors, MIT License"

!define MUI_ICON "${PARTS}/rodnik.ico"
!define MUI_UNICON "${PARTS}/rodnik.ico"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
; Beside this script.
!define MUI_WELCOMEFINISHPAGE_BITMAP "${__FILEDIR__}/side.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\rodnik.exe"

!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Data)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The language of Windows, English where it is neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString Program ${LANG_ENGLISH} "Rodnik"
LangString Program ${LANG_RUSSIAN} "Родник"
LangString ProgramPart ${LANG_ENGLISH} "Program"
LangString ProgramPart ${LANG_RUSSIAN} "Программа"
LangString DesktopPart ${LANG_ENGLISH} "Shortcut on the desktop"
LangString DesktopPart ${LANG_RUSSIAN} "Ярлык на рабочем столе"
LangString Kind ${LANG_ENGLISH} "Rodnik office"
LangString Kind ${LANG_RUSSIAN} "Офис «Родника»"
LangString Running ${LANG_ENGLISH} "Rodnik is running. Close its windows, then press Retry."
LangString Running ${LANG_RUSSIAN} "«Родник» запущен. Закройте его окна и нажмите «Повтор»."
LangString Data ${LANG_ENGLISH} "The program will be removed. Offices, backups and preferences stay where they are."
LangString Data ${LANG_RUSSIAN} "Программа будет удалена. Офисы, резервные копии и настройки останутся на месте."
LangString OldWindows ${LANG_ENGLISH} "Rodnik needs Windows 10 or newer, 64-bit."
LangString OldWindows ${LANG_RUSSIAN} "«Роднику» нужна 64-разрядная Windows 10 или новее."

; Exit codes of a silent run: 0 done, 1 given up by the user, 2 not possible, 3 Rodnik is running.
!macro WaitUntilClosed PROGRAM
    ; Windows lets nobody write to a program that runs.
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ${Do}
            ClearErrors
            FileOpen $0 "$INSTDIR\${PROGRAM}" a
            ${IfNot} ${Errors}
                FileClose $0
                ${Break}
            ${EndIf}
            ${If} ${Silent}
                SetErrorLevel 3
                Quit
            ${EndIf}
            ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(Running)" IDCANCEL`
                SetErrorLevel 3
                Quit
            ${EndIf}
        ${Loop}
    ${EndIf}
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
FunctionEnd

Section "$(ProgramPart)"
    SectionIn RO
    !insertmacro WaitUntilClosed rodnik.exe
    !insertmacro WaitUntilClosed rodnikctl.exe
    SetOutPath "$INSTDIR"
    File "${PARTS}/rodnik.exe"
    File "${PARTS}/rodnikctl.exe"
    File "${PARTS}/rodnik.ico"
    File "${PARTS}/LICENSE.txt"
    File "${PARTS}/LICENSE-fonts.txt"
    File "${PARTS}/LICENSES-libraries.txt"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    ; Of an older version in another language too.
    Delete "$SMPROGRAMS\Rodnik.lnk"
    Delete "$SMPROGRAMS\Родник.lnk"
    CreateShortcut "$SMPROGRAMS\$(Program).lnk" "$INSTDIR\rodnik.exe"

    WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(Kind)"
    WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\rodnik.ico"
    WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\rodnik.exe" "%1"'
    WriteRegStr HKCU "Software\Classes\.rodnik" "" "${KIND}"
    WriteRegStr HKCU "Software\Classes\.rodnik\OpenWithProgids" "${KIND}" ""

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Program)"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\rodnik.ico"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Rodnik authors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${RefreshShellIcons}
SectionEnd

; Asked for by hand, or by /DESKTOP in a silent run.
Section /o "$(DesktopPart)"
    CreateShortcut "$DESKTOP\$(Program).lnk" "$INSTDIR\rodnik.exe"
SectionEnd

Section -Asked
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DESKTOP" $1
    ${IfNot} ${Errors}
        CreateShortcut "$DESKTOP\$(Program).lnk" "$INSTDIR\rodnik.exe"
    ${EndIf}
SectionEnd

Section "Uninstall"
    !insertmacro WaitUntilClosed rodnik.exe
    !insertmacro WaitUntilClosed rodnikctl.exe
    ; File by file: whatever else lies in the folder is the user's, an office too.
    Delete "$INSTDIR\rodnik.exe"
    Delete "$INSTDIR\rodnikctl.exe"
    Delete "$INSTDIR\rodnik.ico"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\LICENSE-fonts.txt"
    Delete "$INSTDIR\LICENSES-libraries.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Rodnik.lnk"
    Delete "$SMPROGRAMS\Родник.lnk"
    Delete "$DESKTOP\Rodnik.lnk"
    Delete "$DESKTOP\Родник.lnk"
    ReadRegStr $0 HKCU "Software\Classes\.rodnik" ""
    ${If} $0 == "${KIND}"
        DeleteRegValue HKCU "Software\Classes\.rodnik" ""
    ${EndIf}
    DeleteRegValue HKCU "Software\Classes\.rodnik\OpenWithProgids" "${KIND}"
    DeleteRegKey /ifempty HKCU "Software\Classes\.rodnik\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "Software\Classes\.rodnik"
    DeleteRegKey HKCU "Software\Classes\${KIND}"
    DeleteRegKey HKCU "${UNINSTALL}"
    ${RefreshShellIcons}
SectionEnd
