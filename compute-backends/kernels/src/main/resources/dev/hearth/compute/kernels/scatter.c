/* out[row] is the sum of x[k] over the k whose label is row, in ascending order, from +0. */
HK_KERNEL(${ITEMS}, HK_NAME)(HK_BUFFER(uint, labels, 0), HK_BUFFER(float, x, 1), HK_BUFFER(float, out, 2), HK_FIRST(3), HK_NUMBERS(4) HK_IDS) {
  int begin = (first + HK_GROUP) * ${COLUMNS};
  int end = hk_min(begin + ${COLUMNS}, ${WIDTH});
  for (int row = 0; row < ${ROWS}; row++)
    for (int j = begin + HK_ITEM; j < end; j += ${ITEMS}) out[row * ${WIDTH} + j] = 0.0f;
  for (int k = 0; k < ${TERMS}; k++) {
    uint row = labels[k];
    if (row < (uint)${ROWS})
      for (int j = begin + HK_ITEM; j < end; j += ${ITEMS})
        out[(int)row * ${WIDTH} + j] = out[(int)row * ${WIDTH} + j] + x[k * ${WIDTH} + j];
  }
  for (int row = 0; row < ${ROWS}; row++)
    for (int j = begin + HK_ITEM; j < end; j += ${ITEMS})
      out[row * ${WIDTH} + j] = hk_flush1(out[row * ${WIDTH} + j]);
}
