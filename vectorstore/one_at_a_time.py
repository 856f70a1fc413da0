"""One lock for what threads of one process may not do at once: import and open the large libraries, and run the models.

Two threads that import numpy, torch or Chroma at the same time find them half made; Chroma's table of clients and the engine
of the bundled model are not made for it either. Whoever answers a question holds the lock for milliseconds.
"""

import threading

ONE_AT_A_TIME = threading.RLock()
