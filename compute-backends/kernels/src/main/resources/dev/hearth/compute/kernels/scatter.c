/* Adds x[k] to out[row] for the k whose label is row, in ascending order. A group takes some columns of every ${SHARES}th
   row, so each element has one writer and groups enough share the work. */
HK_KERNEL(${ITEMS}, HK_NAME)(HK_BUFFER(uint, labels, 0), HK_BUFFER(float, x, 1), HK_BUFFER(float, out, 2), HK_FIRST(3), HK_NUMBERS(4) HK_IDS) {
  int group = first + HK_GROUP;
  int share = group % ${SHARES};
  int begin = group / ${SHARES} * ${COLUMNS};
  int end = hk_min(begin + ${COLUMNS}, ${WIDTH});
  for (int k = 0; k < ${TERMS}; k++) {
    uint row = labels[k];
    if (row < (uint)${ROWS} && (int)row % ${SHARES} == share) {
      for (int j = begin + HK_ITEM; j < end; j += ${ITEMS}) {
        out[(int)row * ${WIDTH} + j] = out[(int)row * ${WIDTH} + j] + x[k * ${WIDTH} + j];
      }
    }
  }
}
