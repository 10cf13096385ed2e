rem A copy of this, named settings.cmd, is read by start.cmd. Take `rem ` away from what you set.
rem For this machine alone nothing has to be set. For the office: listen on the network, and say the address that readers use.
rem set "GIAMNGHEO_HOST=0.0.0.0"
rem set "GIAMNGHEO_PORT=8501"
rem set "GIAMNGHEO_PUBLIC_URL=http://may-chu:8501"
rem set "GIAMNGHEO_BACKUP_FOLDER=D:\sao-luu-giamngheo"
