/* Products of ${ROWS} x ${COLUMNS}, k in ${BLOCKS} blocks of at most ${DEPTH}. A block's sum starts at +0 and
   takes one fma a k in ascending order; blocks are added in ascending order (determinism 3). */
#define HK_DEPTH(row, column) \
  hk_trip(${N_AT} + ${N_ROW} * (row) + ${N_COLUMN} * (column), ${N_BY}, ${DEPTH})

HK_KERNEL(256, HK_NAME)(HK_BUFFER(float, a, 0), HK_BUFFER(float, b, 1), HK_BUFFER(float, c, 2), HK_FIRST(3), HK_NUMBERS(4) HK_IDS) {
  HK_LOCAL(float, slice_a, 16 * 64);
  HK_LOCAL(float, slice_b, 16 * 64);
  int group = first + HK_GROUP;
  int first_column = group % ${TILES_ACROSS} * 64;
  int first_row = group / ${TILES_ACROSS} % ${TILES_DOWN} * 64;
  int matrix = group / (${TILES_ACROSS} * ${TILES_DOWN});
  ${MATRIX}
  int last_row = hk_min(first_row + 64, ${ROWS}) - 1;
  int last_column = hk_min(first_column + 64, ${COLUMNS}) - 1;
  int down = HK_ITEM / 16 * 4;
  int across = HK_ITEM % 16 * 4;
  float total[4][4], sum[4][4];
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++) total[i][j] = 0.0f;
  for (int block = 0; block < ${BLOCKS}; block++) {
    int most = HK_DEPTH(${MOST_ROW}, ${MOST_COLUMN});
    int to = HK_DEPTH(${LEAST_ROW}, ${LEAST_COLUMN});
    int from = hk_max(0, ${S_AT} + ${S_ROW} * ${LATEST_ROW});
    int begin = hk_max(0, ${S_AT} + ${S_ROW} * ${EARLIEST_ROW});
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < 4; j++) sum[i][j] = 0.0f;
    for (int k0 = begin; k0 < most; k0 += 16) {
      HK_BARRIER;
      for (int n = HK_ITEM; n < 16 * 64; n += 256) {
#if ${A_BY_K}
        int ka = n % 16, i = n / 16;
#else
        int ka = n / 64, i = n % 64;
#endif
        float x = first_row + i <= last_row && k0 + ka < most
            ? a[${A_AT} + (first_row + i) * ${A_ACROSS} + (k0 + ka) * ${A_ALONG}] : 0.0f;
        slice_a[ka * 64 + i] = hk_canonical1(x, ${TINY_A});
#if ${B_BY_K}
        int kb = n % 16, j = n / 16;
#else
        int kb = n / 64, j = n % 64;
#endif
        float y = first_column + j <= last_column && k0 + kb < most
            ? b[${B_AT} + (first_column + j) * ${B_ACROSS} + (k0 + kb) * ${B_ALONG}] : 0.0f;
        slice_b[kb * 64 + j] = hk_canonical1(y, ${TINY_B});
      }
      HK_BARRIER;
      int end = hk_min(16, most - k0);
      for (int kk = 0; kk < end; kk++) {
        float x[4], y[4];
        for (int i = 0; i < 4; i++) x[i] = slice_a[kk * 64 + down + i];
        for (int j = 0; j < 4; j++) y[j] = slice_b[kk * 64 + across + j];
        int k = k0 + kk;
        if (k >= from && k < to) {
          for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++) sum[i][j] = hk_fma(x[i], y[j], sum[i][j]);
        } else {
          /* Under a causal mask some elements have begun and ended, others have not. */
          for (int i = 0; i < 4; i++) {
            int row = first_row + down + i;
            int start = ${S_AT} + ${S_ROW} * row;
            for (int j = 0; j < 4; j++) {
              int stop = HK_DEPTH(row, first_column + across + j);
              sum[i][j] = k >= start && k < stop ? hk_fma(x[i], y[j], sum[i][j]) : sum[i][j];
            }
          }
        }
      }
    }
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < 4; j++) {
#if ${SCALED}
        total[i][j] = hk_flush1(sum[i][j] * ${SCALE});
#else
        total[i][j] = total[i][j] + hk_flush1(sum[i][j]);
#if ${FLUSHED}
        total[i][j] = hk_flush1(total[i][j]);
#endif
#endif
      }
  }
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++) {
      int row = first_row + down + i;
      int column = first_column + across + j;
      if (row <= last_row && column <= last_column) {
        c[${C_AT} + row * ${C_ROW} + column] = hk_flush1(total[i][j]);
      }
    }
}

#undef HK_DEPTH
