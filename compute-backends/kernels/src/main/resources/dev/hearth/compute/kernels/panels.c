/* Products of ${ROWS} x ${COLUMNS}, k in ${BLOCKS} blocks of at most ${DEPTH}. A block's sum starts at +0 and
   takes one fma a k in ascending order; blocks are added in ascending order (determinism 3). */

/* The most k that any element of a block takes. */
#define HK_MOST(first_row, last_row, first_column, last_column) \
  hk_trip(${N_AT} + ${N_ROW} * (${MOST_ROW}) + ${N_COLUMN} * (${MOST_COLUMN}), ${N_BY}, ${DEPTH})
#define HK_LEAST(first_row, last_row, first_column, last_column) \
  hk_trip(${N_AT} + ${N_ROW} * (${LEAST_ROW}) + ${N_COLUMN} * (${LEAST_COLUMN}), ${N_BY}, ${DEPTH})

HK_KERNEL(1, ${PACK_A})(HK_BUFFER(float, a, 0), HK_BUFFER(float, panels, 1), HK_FIRST(2), HK_NUMBERS(3) HK_IDS) {
  int group = first + HK_GROUP;
  int panel = group % ${PANELS_A};
  int block = group / ${PANELS_A} % ${BLOCKS};
  int matrix = group / (${PANELS_A} * ${BLOCKS});
  ${MATRIX}
  int most = HK_MOST(0, ${ROWS} - 1, 0, ${COLUMNS} - 1);
  int to = group * (${HEIGHT} * ${DEPTH});
#if ${BY_K}
  int rows = hk_min(${HEIGHT}, ${ROWS} - panel * ${HEIGHT});
  for (int k = 0; k < most; k++) {
    int from = ${A_AT} + panel * ${HEIGHT} * ${A_ACROSS} + k * ${A_ALONG};
    for (int i = 0; i < rows; i++) {
      panels[to + k * ${HEIGHT} + i] = hk_canonical1(a[from + i], ${TINY_A});
    }
    for (int i = rows; i < ${HEIGHT}; i++) panels[to + k * ${HEIGHT} + i] = 0.0f;
  }
#else
  for (int i = 0; i < ${HEIGHT}; i++) {
    int row = panel * ${HEIGHT} + i;
    int from = ${A_AT} + row * ${A_ACROSS};
    int at = to + i * ${DEPTH};
    int k = 0;
    if (row >= ${ROWS}) {
      for (; k < most; k++) panels[at + k] = 0.0f;
    }
#if ${A_BY_K}
    for (; k + 16 <= most; k += 16) {
      float16 x = hk_load16(a + from + k);
      hk_store16(hk_canonical16(x, (float16)(${TINY_A})), panels + at + k);
    }
#endif
    for (; k < most; k++) {
      panels[at + k] = hk_canonical1(a[from + k * ${A_ALONG}], ${TINY_A});
    }
  }
#endif
}

HK_KERNEL(1, ${PACK_B})(HK_BUFFER(float, b, 0), HK_BUFFER(float, panels, 1), HK_FIRST(2), HK_NUMBERS(3) HK_IDS) {
  int group = first + HK_GROUP;
  int panel = group % ${PANELS_B};
  int block = group / ${PANELS_B} % ${BLOCKS};
  int matrix = group / (${PANELS_B} * ${BLOCKS});
  ${MATRIX}
  int most = HK_MOST(0, ${ROWS} - 1, 0, ${COLUMNS} - 1);
  int columns = hk_min(32, ${COLUMNS} - panel * 32);
  int from = ${B_AT} + panel * 32 * ${B_ACROSS};
  int to = group * (32 * ${DEPTH});
  int done = 0;
#if ${B_ACROSS} == 1
  if (columns == 32) {
    for (int k = 0; k < most; k++) {
      float16 x = hk_load16(b + from + k * ${B_ALONG});
      float16 y = hk_load16(b + from + k * ${B_ALONG} + 16);
      hk_store16(hk_canonical16(x, (float16)(${TINY_B})), panels + to + k * 32);
      hk_store16(hk_canonical16(y, (float16)(${TINY_B})), panels + to + k * 32 + 16);
    }
    done = 32;
  }
#endif
  for (int j = done; j < 32; j++) {
    for (int k = 0; k < most; k++) {
      float x = j < columns ? b[from + j * ${B_ACROSS} + k * ${B_ALONG}] : 0.0f;
      panels[to + k * 32 + j] = hk_canonical1(x, ${TINY_B});
    }
  }
}

#if ${BY_K}
#define HK_A(i, k) a[(k) * ${HEIGHT} + (i)]
#else
#define HK_A(i, k) a[(i) * ${DEPTH} + (k)]
#endif
#define HK_TERM(i, k)                                                  \
  c0[i] = hk_fma((float16)(HK_A(i, k)), hk_load16(b + (k) * 32), c0[i]); \
  c1[i] = hk_fma((float16)(HK_A(i, k)), hk_load16(b + (k) * 32 + 16), c1[i])

HK_KERNEL(1, ${MULTIPLY})(HK_BUFFER(float, panels_a, 0), HK_BUFFER(float, panels_b, 1), HK_BUFFER(float, c, 2), HK_FIRST(3), HK_NUMBERS(4) HK_IDS) {
  int group = first + HK_GROUP;
  int panel_a = group % ${PANELS_A};
  int panel_b = group / ${PANELS_A} % ${PANELS_B};
  int matrix = group / (${PANELS_A} * ${PANELS_B});
  ${MATRIX}
  int first_row = panel_a * ${HEIGHT};
  int last_row = hk_min(first_row + ${HEIGHT}, ${ROWS}) - 1;
  int first_column = panel_b * 32;
  int last_column = hk_min(first_column + 32, ${COLUMNS}) - 1;
  float16 c0[${HEIGHT}], c1[${HEIGHT}], total0[${HEIGHT}], total1[${HEIGHT}];
  _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) total0[i] = total1[i] = (float16)(0.0f);
  for (int block = 0; block < ${BLOCKS}; block++) {
    int piece = matrix * ${BLOCKS} + block;
    global const float* a = panels_a + (piece * ${PANELS_A} + panel_a) * (${HEIGHT} * ${DEPTH});
    global const float* b = panels_b + (piece * ${PANELS_B} + panel_b) * (32 * ${DEPTH});
    _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) c0[i] = c1[i] = (float16)(0.0f);
    int most = HK_MOST(first_row, last_row, first_column, last_column);
    int least = HK_LEAST(first_row, last_row, first_column, last_column);
#if ${N_COLUMN} == 0
    /* What all rows take goes together; what stands before and after it, row by row. */
    int from = hk_max(0, ${S_AT} + ${S_ROW} * ${LATEST_ROW});
    int to = hk_max(from, least);
    _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) {
      int row = hk_min(first_row + i, last_row);
      int end = hk_min(from, hk_trip(${N_AT} + ${N_ROW} * row, ${N_BY}, ${DEPTH}));
      for (int k = hk_max(0, ${S_AT} + ${S_ROW} * row); k < end; k++) { HK_TERM(i, k); }
    }
#else
    int from = 0;
    int to = most;
#endif
    for (int k = from; k < to; k++) {
      float16 b0 = hk_load16(b + k * 32);
      float16 b1 = hk_load16(b + k * 32 + 16);
      _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) {
        float16 x = (float16)(HK_A(i, k));
        c0[i] = hk_fma(x, b0, c0[i]);
        c1[i] = hk_fma(x, b1, c1[i]);
      }
    }
#if ${N_COLUMN} == 0
    _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) {
      int row = hk_min(first_row + i, last_row);
      int end = hk_trip(${N_AT} + ${N_ROW} * row, ${N_BY}, ${DEPTH});
      for (int k = to; k < end; k++) { HK_TERM(i, k); }
    }
#else
    /* Elements that take fewer k than the most are summed again: under a causal mask, none at all. */
    if (least < most) {
      for (int i = 0; i < ${HEIGHT}; i++) {
        float x[32];
        hk_store16(c0[i], &x[0]);
        hk_store16(c1[i], &x[16]);
        for (int j = 0; j < 32; j++) {
          int n = ${N_AT} + ${N_ROW} * (first_row + i) + ${N_COLUMN} * (first_column + j);
          int end = hk_trip(n, ${N_BY}, ${DEPTH});
          if (end < most) {
            float sum = 0.0f;
            for (int k = 0; k < end; k++) sum = hk_fma(HK_A(i, k), b[k * 32 + j], sum);
            x[j] = sum;
          }
        }
        c0[i] = hk_load16(&x[0]);
        c1[i] = hk_load16(&x[16]);
      }
    }
#endif
    _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) {
#if ${SCALED}
      total0[i] = hk_flush16(c0[i] * (float16)(${SCALE}));
      total1[i] = hk_flush16(c1[i] * (float16)(${SCALE}));
#else
      total0[i] += hk_flush16(c0[i]);
      total1[i] += hk_flush16(c1[i]);
#if ${FLUSHED}
      total0[i] = hk_flush16(total0[i]);
      total1[i] = hk_flush16(total1[i]);
#endif
#endif
    }
  }
  _Pragma("unroll") for (int i = 0; i < ${HEIGHT}; i++) {
    int at = ${C_AT} + (first_row + i) * ${C_ROW} + first_column;
    float16 x = hk_flush16(total0[i]);
    float16 y = hk_flush16(total1[i]);
    if (first_row + i <= last_row) {
      if (last_column - first_column == 31) {
        hk_store16(x, c + at);
        hk_store16(y, c + at + 16);
      } else {
        float edge[32];
        hk_store16(x, &edge[0]);
        hk_store16(y, &edge[16]);
        for (int j = 0; j <= last_column - first_column; j++) c[at + j] = edge[j];
      }
    }
  }
}

#undef HK_MOST
#undef HK_LEAST
#undef HK_A
#undef HK_TERM
