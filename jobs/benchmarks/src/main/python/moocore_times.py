"""CPU seconds of moocore's nondominated filter on the points of a file.

Usage: moocore_times.py FILE OBJECTIVES REPETITIONS

FILE contains little-endian doubles, one point after the other. Prints the size of the frontier and
the median of the repetitions. Needs numpy and moocore (tested with 0.3.2).
"""

import statistics
import sys
import time

import moocore
import numpy


def main(path, objectives, repetitions):
    points = numpy.fromfile(path, dtype="<f8").reshape(-1, objectives)
    seconds = []
    for _ in range(repetitions):
        start = time.process_time()
        kept = moocore.is_nondominated(points, keep_weakly=True)
        seconds.append(time.process_time() - start)
    print(int(kept.sum()), statistics.median(seconds))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
