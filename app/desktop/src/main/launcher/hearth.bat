@echo off
rem Starts Hearth on the first JDK 25 or newer it finds, whatever java is, from any directory.
setlocal enabledelayedexpansion
set "home=%~dp0.."
set "found="
call :try "%HEARTH_JAVA_HOME%"
call :try "%home%\runtime"
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined found (
  echo Hearth needs Java 25 or newer. Install a JDK 25, for example Temurin from https://adoptium.net, or point HEARTH_JAVA_HOME at one. 1>&2
  exit /b 1
)
set "memory=-XX:+UseParallelGC -XX:+UseCompactObjectHeaders"
for %%c in (agent node) do if "%~1"=="%%c" set "memory=-XX:+UseSerialGC -Xmx1g -XX:+UseCompactObjectHeaders"
rem Java warns of the module on standard error, so only those that compute have it; the agent leaves that to its workers.
set "vector="
for %%c in (train devices demo verify practice) do if "%~1"=="%%c" set "vector=--add-modules=jdk.incubator.vector"
if "%~1 %~2"=="open --practice" set "vector=--add-modules=jdk.incubator.vector"
"%found%\bin\java.exe" %memory% %vector% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "%home%\lib\*" dev.hearth.cli.Main %*
exit /b %ERRORLEVEL%

:try
if defined found exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=." %%m in ("%%~v") do if %%m GEQ 25 set "found=%~1"
)
exit /b 0
