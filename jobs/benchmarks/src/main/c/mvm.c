/*
 * A ternary crossbar product with its DCiM accumulation, as a measure for the Java kernels.
 *
 * One crossbar of ROWS x COLUMNS cells (differential, so two bit planes), SLICES weight slices,
 * STREAMS bit-streams: AND + popcount, two thresholds, add, subtract or skip a scale factor in an
 * 8-bit word, slices combined by their powers of two. Columns lie side by side, so that the
 * compiler vectorizes the loop over them. Prints G 1-bit MAC/s and a checksum.
 *
 *   gcc -O3 mvm.c -o mvm && ./mvm 128
 *   gcc -O3 -march=native mvm.c -o mvm-native && ./mvm-native 128
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 128, SLICES = 4, STREAMS = 4, POSITIONS = 64, MOST_WORDS = 16, ALPHA = 3 };

static uint64_t plus[SLICES][MOST_WORDS][COLUMNS];
static uint64_t minus[SLICES][MOST_WORDS][COLUMNS];
static uint64_t wordlines[POSITIONS][STREAMS][MOST_WORDS];
static int64_t scale[SLICES][STREAMS][COLUMNS];
static int64_t sums[POSITIONS][COLUMNS];

static uint64_t state = 1;

static uint64_t draw(void) {
  state += 0x9E3779B97F4A7C15u;
  uint64_t mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

static void fill(int words) {
  for (int slice = 0; slice < SLICES; slice++) {
    for (int word = 0; word < words; word++) {
      for (int column = 0; column < COLUMNS; column++) {
        uint64_t used = draw();
        uint64_t sign = draw();
        plus[slice][word][column] = used & sign;
        minus[slice][word][column] = used & ~sign;
      }
    }
    for (int stream = 0; stream < STREAMS; stream++) {
      for (int column = 0; column < COLUMNS; column++) {
        scale[slice][stream][column] = 1 + draw() % 15;
      }
    }
  }
  for (int position = 0; position < POSITIONS; position++) {
    for (int stream = 0; stream < STREAMS; stream++) {
      for (int word = 0; word < words; word++) {
        wordlines[position][stream][word] = draw();
      }
    }
  }
}

static void multiply(int words, int position) {
  memset(sums[position], 0, sizeof sums[position]);
  for (int slice = 0; slice < SLICES; slice++) {
    int64_t total[COLUMNS] = {0};
    for (int stream = 0; stream < STREAMS; stream++) {
      int64_t count[COLUMNS] = {0};
      for (int word = 0; word < words; word++) {
        uint64_t rows = wordlines[position][stream][word];
        for (int column = 0; column < COLUMNS; column++) {
          count[column] += __builtin_popcountll(plus[slice][word][column] & rows)
                         - __builtin_popcountll(minus[slice][word][column] & rows);
        }
      }
      for (int column = 0; column < COLUMNS; column++) {
        int64_t value = (count[column] >= ALPHA) - (count[column] <= -ALPHA);
        total[column] = (int64_t) ((uint64_t) (total[column] + value * scale[slice][stream][column])
                                   << 56) >> 56;
      }
    }
    for (int column = 0; column < COLUMNS; column++) {
      sums[position][column] += total[column] * (1 << slice);
    }
  }
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  int rows = count > 1 ? atoi(arguments[1]) : 128;
  int words = (rows + 63) / 64;
  if (rows < 64 || words > MOST_WORDS || rows % 64 != 0) {
    fprintf(stderr, "rows (%d) must be a multiple of 64 from 64 to %d\n", rows, 64 * MOST_WORDS);
    return 2;
  }
  fill(words);
  double best = 0;
  for (int run = 0; run < 10; run++) {
    double start = seconds();
    double macs = 0;
    while (seconds() - start < 0.3) {
      for (int position = 0; position < POSITIONS; position++) {
        multiply(words, position);
      }
      macs += (double) rows * COLUMNS * SLICES * STREAMS * POSITIONS;
    }
    double rate = macs / (seconds() - start) * 1e-9;
    best = rate > best ? rate : best;
  }
  uint64_t checksum = 0;
  for (int position = 0; position < POSITIONS; position++) {
    for (int column = 0; column < COLUMNS; column++) {
      checksum = checksum * 31 + (uint64_t) sums[position][column];
    }
  }
  printf("%d rows: %.0f G 1-bit MAC/s (best of 10), checksum %016llx\n", rows, best,
         (unsigned long long) checksum);
  return 0;
}
