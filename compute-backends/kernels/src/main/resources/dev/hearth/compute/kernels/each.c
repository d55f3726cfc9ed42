HK_KERNEL(${ITEMS}, HK_NAME)(HK_BUFFER(float, out, 0), HK_FIRST(1), HK_NUMBERS(2) HK_IDS) {
  int begin = (first + HK_GROUP) * ${CHUNK};
  int end = hk_min(begin + ${CHUNK}, ${SIZE});
  for (int i = begin + HK_ITEM; i < end; i += ${ITEMS}) out[i] = ${VALUE};
}
