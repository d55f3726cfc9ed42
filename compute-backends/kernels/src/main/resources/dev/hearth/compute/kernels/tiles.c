/* Products of ${ROWS} x ${COLUMNS}, k in ${BLOCKS} blocks of at most ${DEPTH}. A block's sum starts at +0 and
   takes one fma a k in ascending order; blocks are added in ascending order (determinism 3).

   A group makes a tile of ${TILE} x ${TILE}, an item 8 x 8 elements of it in registers: four rows and the four
   half a tile below them, columns likewise, so that neighbours read neighbours. Both operands pass through
   shared memory in slabs of ${SLAB} k: while one is multiplied the next is on its way. */
#define HK_DEPTH(row, column) \
  hk_trip(${N_AT} + ${N_ROW} * (row) + ${N_COLUMN} * (column), ${N_BY}, ${DEPTH})

/* How far the n-th of an item's rows or columns is from its first. */
#define HK_PLACE(n) ((n) / 4 * (${TILE} / 2) + (n) % 4)

/* How far apart the k of a slab lie: 4 more than they need, so that k written together lie in different banks. */
#define HK_PITCH (${TILE} + 4)

/* What an item brings of a slab as its n-th. Neighbours read neighbours: along k, or across it. */
#define HK_SHARE (${SLAB} * ${TILE} / ${ITEMS})
#define HK_K(by_k, n) ((by_k) ? HK_ITEM % ${SLAB} : HK_ITEM / ${TILE} + (n) * (${ITEMS} / ${TILE}))
#define HK_ACROSS(by_k, n) ((by_k) ? HK_ITEM / ${SLAB} + (n) * (${ITEMS} / ${SLAB}) : HK_ITEM % ${TILE})

/* What lies beyond the last k is +0 in both operands, and fma(+0, +0, sum) is the sum: it is never -0. */
#define HK_FETCH(next, from, base, at, by_k, along, k0)                               \
  _Pragma("unroll") for (int n = 0; n < HK_SHARE; n++) {                              \
    bool there = (k0) + HK_K(by_k, n) < most;                                         \
    next[n] = there ? from[(base) + (k0) * (along) + at[n]] : 0.0f;                   \
  }
#define HK_PUT(slabs, next, by_k, tiny)                                               \
  _Pragma("unroll") for (int n = 0; n < HK_SHARE; n++) {                              \
    slabs[(${SLAB} * buffer + HK_K(by_k, n)) * HK_PITCH + HK_ACROSS(by_k, n)] =             \
        hk_canonical1(next[n], tiny);                                                 \
  }
#define HK_TAKE(kk)                                                                   \
  float x[8], y[8];                                                                   \
  int taken = (${SLAB} * buffer + (kk)) * HK_PITCH;                                         \
  hk_read4(x, slabs_a + taken + down);                                                \
  hk_read4(x + 4, slabs_a + taken + down + ${TILE} / 2);                              \
  hk_read4(y, slabs_b + taken + across);                                              \
  hk_read4(y + 4, slabs_b + taken + across + ${TILE} / 2)
#define HK_EACH(n, count) _Pragma("unroll") for (int n = 0; n < count; n++)

HK_DENSE_KERNEL(${ITEMS}, ${RESIDENT}, HK_NAME)(${ARGUMENTS} HK_IDS) {
  HK_LOCAL(float, slabs_a, 2 * ${SLAB} * HK_PITCH);
  HK_LOCAL(float, slabs_b, 2 * ${SLAB} * HK_PITCH);
  int group = first + HK_GROUP;
  int first_column = group % ${TILES_ACROSS} * ${TILE};
  int first_row = group / ${TILES_ACROSS} % ${TILES_DOWN} * ${TILE};
  int matrix = group / (${TILES_ACROSS} * ${TILES_DOWN});
  ${MATRIX}
  int last_row = hk_min(first_row + ${TILE}, ${ROWS}) - 1;
  int last_column = hk_min(first_column + ${TILE}, ${COLUMNS}) - 1;
  int down = HK_ITEM / (${TILE} / 8) * 4;
  int across = HK_ITEM % (${TILE} / 8) * 4;
  /* What lies beyond the last row or column repeats it; nothing of that is stored. */
  int at_a[HK_SHARE], at_b[HK_SHARE];
  _Pragma("unroll") for (int n = 0; n < HK_SHARE; n++) {
    int row = hk_min(first_row + HK_ACROSS(${A_BY_K}, n), last_row);
    int column = hk_min(first_column + HK_ACROSS(${B_BY_K}, n), last_column);
    at_a[n] = row * ${A_ACROSS} + HK_K(${A_BY_K}, n) * ${A_ALONG};
    at_b[n] = column * ${B_ACROSS} + HK_K(${B_BY_K}, n) * ${B_ALONG};
  }
  float next_a[HK_SHARE], next_b[HK_SHARE];
  float total[8][8], sum[8][8];
  HK_EACH(i, 8) HK_EACH(j, 8) total[i][j] = 0.0f;
  for (int block = 0; block < ${BLOCKS}; block++) {
    int begin = hk_max(0, ${S_AT} + ${S_ROW} * ${EARLIEST_ROW});
    int most = HK_DEPTH(${MOST_ROW}, ${MOST_COLUMN});
    int buffer = 0;
    HK_EACH(i, 8) HK_EACH(j, 8) sum[i][j] = 0.0f;
    HK_FETCH(next_a, a, ${A_AT}, at_a, ${A_BY_K}, ${A_ALONG}, begin);
    HK_FETCH(next_b, b, ${B_AT}, at_b, ${B_BY_K}, ${B_ALONG}, begin);
    HK_PUT(slabs_a, next_a, ${A_BY_K}, ${TINY_A});
    HK_PUT(slabs_b, next_b, ${B_BY_K}, ${TINY_B});
    HK_BARRIER;
    for (int k0 = begin; k0 < most; k0 += ${SLAB}) {
      HK_FETCH(next_a, a, ${A_AT}, at_a, ${A_BY_K}, ${A_ALONG}, k0 + ${SLAB});
      HK_FETCH(next_b, b, ${B_AT}, at_b, ${B_BY_K}, ${B_ALONG}, k0 + ${SLAB});
#if ${MASKED}
      /* Under a causal mask some elements have begun and ended, others have not. */
      int from = hk_max(0, ${S_AT} + ${S_ROW} * ${LATEST_ROW});
      int to = HK_DEPTH(${LEAST_ROW}, ${LEAST_COLUMN});
      if (k0 < from || (k0 + ${SLAB} > to && to < most)) {
        _Pragma("unroll 1") for (int kk = 0; kk < ${SLAB}; kk++) {
          HK_TAKE(kk);
          int k = k0 + kk;
          HK_EACH(i, 8) {
            int row = first_row + down + HK_PLACE(i);
            int left = ${N_AT} + ${N_ROW} * row - (k + 1) * ${N_BY};
            bool begun = k >= ${S_AT} + ${S_ROW} * row;
            HK_EACH(j, 8) {
              int column = first_column + across + HK_PLACE(j);
              bool takes = begun && left + ${N_COLUMN} * column >= 0;
              sum[i][j] = takes ? hk_fma(x[i], y[j], sum[i][j]) : sum[i][j];
            }
          }
        }
      } else
#endif
      HK_EACH(kk, ${SLAB}) {
        HK_TAKE(kk);
        HK_EACH(i, 8) HK_EACH(j, 8) sum[i][j] = hk_fma(x[i], y[j], sum[i][j]);
      }
      buffer = 1 - buffer;
      HK_PUT(slabs_a, next_a, ${A_BY_K}, ${TINY_A});
      HK_PUT(slabs_b, next_b, ${B_BY_K}, ${TINY_B});
      HK_BARRIER;
    }
    HK_EACH(i, 8) HK_EACH(j, 8) {
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
  bool fours = ((${C_AT}) | ${C_ROW}) % 4 == 0;
  HK_EACH(i, 8) _Pragma("unroll") for (int j = 0; j < 8; j += 4) {
    int row = first_row + down + HK_PLACE(i);
    int column = first_column + across + HK_PLACE(j);
    if (row <= last_row && column <= last_column) {
      int at = ${C_AT} + row * ${C_ROW} + column;
      float ${KEPT};
      _Pragma("unroll") for (int n = 0; n < 4; n++) {
        int own = hk_min(column + n, last_column);
        float product = hk_flush1(total[i][j + n]);
${FINISH}      }
      if (fours && column + 3 <= last_column) {
        ${STORE_FOUR}
      } else {
        _Pragma("unroll") for (int n = 0; n < 4; n++) {
          if (column + n <= last_column) {
            ${STORE_ONE}
          }
        }
      }
    }
  }
}

#undef HK_DEPTH
#undef HK_PLACE
#undef HK_PITCH
#undef HK_SHARE
#undef HK_K
#undef HK_ACROSS
#undef HK_FETCH
#undef HK_PUT
#undef HK_TAKE
#undef HK_EACH
