@echo off
rem Start Zila from a bundle ("make bundle") without internet: double click this file.
set FILE=
if not "%~1"=="" set FILE="%~f1"
cd /d "%~dp0"
for %%V in (3.15 3.14 3.13 3.12 3.11) do (
    py -%%V -m ui.serve.unpack --fits >nul 2>nul && (
        py -%%V -m ui.serve.unpack %FILE%
        goto end
    )
)
python --version >nul 2>nul
if errorlevel 1 (
    echo Zila needs Python. Install it and start again; these fit:
    type wheels\targets.txt
) else (
    python -m ui.serve.unpack %FILE%
)
:end
pause
