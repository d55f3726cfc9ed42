@echo off
rem Starts Hearth on the first JDK 25 or newer it finds, whatever java is, from any directory.
setlocal enabledelayedexpansion
set "home=%~dp0.."
set "found="
call :try "%HEARTH_JAVA_HOME%"
call :try "%home%\..\runtime"
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined found (
  echo Hearth needs Java 25 or newer. Install a JDK 25, for example Temurin from https://adoptium.net, or point HEARTH_JAVA_HOME at one. 1>&2
  exit /b 1
)
set "memory=-XX:+UseParallelGC -XX:+UseCompactObjectHeaders"
for %%c in (agent node) do if "%~1"=="%%c" set "memory=-XX:+UseSerialGC -Xmx1g -XX:+ExitOnOutOfMemoryError -XX:+UseCompactObjectHeaders"
rem Java warns of the module on standard error, so only those that compute have it; the agent leaves that to its workers.
set "vector="
for %%c in (train devices demo verify practice) do if "%~1"=="%%c" set "vector=--add-modules=jdk.incubator.vector"
if "%~1 %~2"=="open --practice" set "vector=--add-modules=jdk.incubator.vector"
rem Starting at login needs the path of this script.
set "HEARTH_LAUNCHER=%~f0"
set "keep="
if "%~1"=="agent" for %%a in (%*) do if "%%~a"=="--keep" set "keep=yes"

set "pause=2"
:again
if defined keep call :now began
"%found%\bin\java.exe" %memory% %vector% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "%home%\lib\*" dev.hearth.cli.Main %*
set "code=%ERRORLEVEL%"
if not defined keep exit /b %code%

rem With --keep this script stays, and starts an agent that crashed, or could not start yet, again after a pause.
rem Whoever waits for the first start (HEARTH_WAITED) hears at once that it failed. Windows gives a killed program the
rem exit code 1, which a start that failed has too; but that one is early.
call :now ended
set /a ran=ended-began
if %code%==0 exit /b 0
if %code%==2 exit /b 2
if %code%==1 if defined HEARTH_WAITED if %ran% LSS 60 exit /b 1
if %ran% GEQ 60 set "pause=2"
echo Hearth's agent ended (exit code %code%). It starts again in %pause% seconds. 1>&2
set /a wait=pause+1
ping -n %wait% 127.0.0.1 >nul
set /a pause*=2
if %pause% GTR 60 set "pause=60"
goto again

:now
for /f %%t in ('powershell -NoProfile -Command "[DateTimeOffset]::Now.ToUnixTimeSeconds()"') do set "%1=%%t"
exit /b 0

:try
if defined found exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=." %%m in ("%%~v") do if %%m GEQ 25 set "found=%~1"
)
exit /b 0
