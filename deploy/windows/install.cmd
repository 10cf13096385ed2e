@echo off
rem Sets the app up for this account, without administrator rights: Python if there is none (from an installer beside this folder),
rem the packages, a start at every sign-in, a backup every day. What it did can be undone by: install.cmd /remove
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
for %%I in ("%~dp0..\..") do set "ROOT=%%~fI"
set "STARTUP=%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup"
if /i "%~1"=="/remove" goto remove

call :has_python
if not errorlevel 1 goto packages
set "INSTALLER="
for %%I in ("%ROOT%\python-3.*-amd64.exe") do set "INSTALLER=%%~fI"
if not defined INSTALLER (
  echo Máy chưa có Python. Tải bộ cài Python 3.13 bản 64-bit cho Windows, đặt tệp python-3.13…-amd64.exe vào "%ROOT%", rồi chạy lại.
  echo There is no Python. Get the 64-bit installer of Python 3.13 for Windows, put python-3.13…-amd64.exe into "%ROOT%", and run again.
  exit /b 1
)
echo Cài Python cho riêng tài khoản này … ^(installing Python for this account only^)
start "" /wait "%INSTALLER%" /quiet InstallAllUsers=0 Include_pip=1 Include_launcher=0 Include_test=0 Include_tcltk=0 Include_doc=0 AssociateFiles=0 Shortcuts=0 PrependPath=1
if errorlevel 1 goto no_python
rem What was just put into PATH is not yet known here.
for /d %%D in ("%LOCALAPPDATA%\Programs\Python\Python31*") do set "PATH=%%~fD;%PATH%"

:packages
call "%ROOT%\run.cmd" init
if errorlevel 1 exit /b 1

rem At every sign-in of this account, its window minimised.
>"%STARTUP%\giamngheo.cmd" echo @chcp 65001 ^>nul
if errorlevel 1 exit /b 1
>>"%STARTUP%\giamngheo.cmd" echo @start "giamngheo" /min "%ROOT%\deploy\windows\start.cmd"
if errorlevel 1 exit /b 1
schtasks /create /f /sc daily /st 20:00 /tn "giamngheo backup" /tr "\"%ROOT%\run.cmd\" backup --keep 30" >nul
if errorlevel 1 (
  echo Không đặt được lịch sao lưu; hãy tự chạy run.cmd backup hằng ngày.
  echo The daily backup could not be scheduled; run run.cmd backup yourself every day.
)
echo Đã cài xong. Mở ứng dụng bằng deploy\windows\start.cmd; từ lần đăng nhập sau ứng dụng tự mở.
echo Installed. Start the app by deploy\windows\start.cmd; from the next sign-in on it starts by itself.
exit /b 0

:has_python
set "PYTHONS="
if exist "%ROOT%\wheels\python" set /p PYTHONS=<"%ROOT%\wheels\python"
set "FOUND="
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "python3" "python") do call :try_python %%~P
if defined FOUND exit /b 0
exit /b 1

:try_python
if defined FOUND exit /b 0
%* -c "import os, sys, ensurepip, venv; known = os.environ.get('PYTHONS', ''); sys.exit(sys.version_info < (3, 11) or bool(known) and '.'.join(map(str, sys.version_info[:2])) not in known.split())" >nul 2>nul
if not errorlevel 1 set "FOUND=%*"
exit /b 0

:no_python
echo Không cài được Python ^(Python could not be installed^): %ERRORLEVEL%
exit /b 1

:remove
if exist "%STARTUP%\giamngheo.cmd" del "%STARTUP%\giamngheo.cmd"
schtasks /delete /f /tn "giamngheo backup" >nul 2>nul
echo Ứng dụng không còn tự mở và tự sao lưu; kho và các bản sao lưu còn nguyên trong "%ROOT%\var".
echo The app no longer starts and backs up by itself; the store and its backups are still in "%ROOT%\var".
exit /b 0
