@echo off
rem Sets up an environment of its own, then does what is asked:
rem   run demo          the sample office on http://localhost:8501
rem   run test [ARGS]   every check; ARGS go to pytest
rem   run bench [NAME]  the speed beside a floor and other ways
rem   run bundle [SYSTEM]  an archive for linux or windows that installs with the network off
rem   run soak, audit   on Linux only
rem   run faults        on Linux and macOS only: ./run faults [N]
rem   run mutants       on Linux and macOS only: ./run mutants [ROOM]
rem   run WORD ...      any other command of giamngheo: status, check, import, serve, ...
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "VENV=%ROOT%\.venv"
set "PY=%VENV%\Scripts\python.exe"
rem Packages that came with the app, as run bundle puts them there, and the versions of Python that they are for.
set "PYTHONS="
set "FROM="
if exist "%ROOT%\wheels\python" set /p PYTHONS=<"%ROOT%\wheels\python"
if defined PYTHONS set FROM=--no-index --find-links "%ROOT%\wheels"

call :make_environment
if errorlevel 1 exit /b 1
call :install requirements.lock installed-app
if errorlevel 1 exit /b 1
if /i "%~1"=="test" goto test
if /i "%~1"=="bench" goto bench
if /i "%~1"=="bundle" goto bundle
if /i "%~1"=="soak" goto mutants
if /i "%~1 %~2"=="audit verify" goto product
if /i "%~1 %~2"=="audit search" goto product
if /i "%~1"=="audit" goto mutants
if /i "%~1"=="faults" goto mutants
if /i "%~1"=="mutants" goto mutants
:product
if "%~1"=="" (
  "%PY%" -m dashboard.cli --help
) else (
  "%PY%" -m dashboard.cli %*
)
exit /b %errorlevel%

:make_environment
if not exist "%PY%" goto new_environment
set "MADE_IN="
if exist "%VENV%\made-in" set /p MADE_IN=<"%VENV%\made-in"
if not "%MADE_IN%"=="%ROOT%" goto new_environment
"%PY%" -c "import sys, pip; sys.exit(sys.version_info < (3, 11))" 2>nul
if not errorlevel 1 exit /b 0
:new_environment
set "BASE="
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "python3" "python") do call :try_python %%~P
if not defined BASE (
  if defined PYTHONS echo Cần một trong các bản Python ^(one of these versions of Python is needed^): %PYTHONS%
  echo Không tìm thấy Python 3.11 trở lên. Cài từ https://www.python.org/downloads/windows/ và chọn "pip" khi cài.
  echo Python 3.11 or newer was not found. Install it from https://www.python.org/downloads/windows/ with "pip" ticked.
  exit /b 1
)
echo Tạo môi trường Python trong .venv … ^(making a Python environment in .venv^)
if exist "%VENV%" rmdir /s /q "%VENV%"
%BASE% -m venv "%VENV%"
if errorlevel 1 exit /b 1
"%PY%" -c "import pathlib, sys, sysconfig; pathlib.Path(sysconfig.get_path('purelib'), 'giamngheo.pth').write_text(sys.argv[1] + '\n', encoding='utf-8')" "%ROOT%"
if errorlevel 1 exit /b 1
>"%VENV%\made-in" echo %ROOT%
exit /b 0

:try_python
if defined BASE exit /b 0
%* -c "import os, sys, ensurepip, venv; known = os.environ.get('PYTHONS', ''); sys.exit(sys.version_info < (3, 11) or bool(known) and '.'.join(map(str, sys.version_info[:2])) not in known.split())" >nul 2>nul
if not errorlevel 1 set "BASE=%*"
exit /b 0

:install
set "HASH="
set "KNOWN="
for /f "usebackq delims=" %%H in (`""%PY%" -c "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())" "%ROOT%\%~1""`) do set "HASH=%%H"
if exist "%VENV%\%~2" set /p KNOWN=<"%VENV%\%~2"
if defined HASH if "%HASH%"=="%KNOWN%" exit /b 0
echo Cài các gói trong %~1, có thể mất vài phút … ^(installing what %~1 names, which may take minutes^)
"%PY%" -m pip install -qq --disable-pip-version-check --no-input --require-hashes %FROM% -r "%ROOT%\%~1"
if errorlevel 1 (
  echo Không cài được. Kiểm tra mạng hoặc máy chủ gói ^(pip config^), rồi chạy lại.
  echo The packages could not be installed. Check the network or the package index ^(pip config^), and run again.
  exit /b 1
)
>"%VENV%\%~2" echo %HASH%
exit /b 0

:mutants
echo ./run %~1 chỉ chạy trên Linux, macOS hoặc WSL.
echo ./run %~1 runs on Linux, macOS or WSL only.
exit /b 2

:bundle
pushd "%ROOT%"
"%PY%" -m deploy.bundle %2 %3 %4 %5 %6 %7 %8 %9
popd
exit /b %errorlevel%

:bench
pushd "%ROOT%"
"%PY%" -m bench %2 %3
popd
exit /b %errorlevel%

:test
call :install tests\requirements.lock installed-tests
if errorlevel 1 exit /b 1
set "ARGS="
:next_argument
shift
if not "%~1"=="" (
  set ARGS=%ARGS% %1
  goto next_argument
)
pushd "%ROOT%"
set "FAILED=0"
call :check "Định dạng (ruff format)" -m ruff format --check .
call :check "Quy tắc viết mã (ruff check)" -m ruff check .
call :check "Kiểu dữ liệu (mypy)" -m mypy
call :check "Ranh giới giữa các phần (import-linter)" -c "import sys; sys.argv[0] = 'lint-imports'; from importlinter.cli import lint_imports_command; lint_imports_command()"
call :check "Kiểm thử (pytest)" -m pytest -n 2 -m "not browser and not postgres" %ARGS%
echo.
echo BỎ QUA: kiểm thử trên trình duyệt và PostgreSQL chỉ chạy bằng ./run test trên Linux.
echo SKIPPED: browser and PostgreSQL tests run by ./run test on Linux only.
if "%FAILED%"=="0" echo Mọi phép kiểm đã chạy đều đạt ^(every check that ran has passed^).
popd
exit /b %FAILED%

:check
echo.
echo == %~1
set "NAME=%~1"
shift
set "REST="
:check_argument
if not "%~1"=="" (
  set REST=%REST% %1
  shift
  goto check_argument
)
"%PY%" %REST%
if not errorlevel 1 exit /b 0
echo HỎNG ^(failed^): %NAME%
set "FAILED=1"
exit /b 0
