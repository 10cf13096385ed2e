@echo off
rem Opens the app for the machines of the office, and opens it again should it end; close this window to stop it.
rem What may be set stands in settings.cmd beside this file (a copy of settings.example.cmd).
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title giamngheo
for %%I in ("%~dp0..\..") do set "ROOT=%%~fI"
if exist "%~dp0settings.cmd" call "%~dp0settings.cmd"
:again
call "%ROOT%\run.cmd" serve
echo.
echo Ứng dụng đã dừng; mở lại sau 5 giây. Đóng cửa sổ này để dừng hẳn.
echo The app has ended; it starts again in 5 seconds. Close this window to stop it.
timeout /t 5 /nobreak >nul
goto again
