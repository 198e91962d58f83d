"""main.py as a process: started without rights, watched, ended, and cleared up after."""
