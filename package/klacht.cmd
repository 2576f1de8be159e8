@echo off
rem Starts klacht with the Node that lies beside it, from whatever folder.
setlocal DisableDelayedExpansion
"%~dp0runtime\node.exe" "%~dp0bin\klacht.js" %*
exit /b %errorlevel%
