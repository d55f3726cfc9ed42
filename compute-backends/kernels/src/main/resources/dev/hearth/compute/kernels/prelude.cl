/* What kernels call, in OpenCL C 1.2. Lanes are part of a name: 1 is a scalar. */
#pragma OPENCL FP_CONTRACT OFF

/* Sizes, where a text has none of its own. */
typedef struct {
  int at[HK_SIZES];
} hk_numbers;

#define HK_KERNEL(items, name) \
  __attribute__((reqd_work_group_size(items, 1, 1))) kernel void name
/* The compiler decides how many groups a processor of the card holds at once. */
#define HK_DENSE_KERNEL(items, groups, name) HK_KERNEL(items, name)
#define HK_BUFFER(type, name, number) global type* name
#define HK_FIRST(number) const int first
#define HK_NUMBERS(number) const hk_numbers sizes
#define HK_IDS
#define HK_GROUP ((int)get_group_id(0))
#define HK_LOCAL(type, name, size) local type name[size] __attribute__((aligned(16)))
#if HK_ITEMS == 1
#define HK_ITEM 0
#define HK_BARRIER
#else
#define HK_ITEM ((int)get_local_id(0))
#define HK_BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#endif

#define hk_fma(a, b, c) fma((a), (b), (c))
#define hk_abs(x) fabs(x)
#define hk_min(a, b) min((a), (b))
#define hk_max(a, b) max((a), (b))
#define hk_high(a, b) mul_hi((a), (b))

/* min(max(numerator / divisor, 0), maximum); what is negative counts as 0 either way. */
int hk_trip(int numerator, int divisor, int maximum) {
  return min(max(numerator, 0) / divisor, maximum);
}

int hk_clamped(uint word, uint limit) {
  return (int)min(word, limit);
}

/* A NaN is none of <, so it stays; a zero of either sign is below every threshold. */
#define HK_VALUES(lanes, F, U, I)                                          \
  F hk_canonical##lanes(F x, F threshold) {                                \
    return fabs(x) < threshold ? (F)(0.0f) : x;                            \
  }                                                                        \
  F hk_flush##lanes(F x) {                                                 \
    return fabs(x) < (F)(0x1p-100f) ? (F)(0.0f) : x;                       \
  }                                                                        \
  U hk_bits##lanes(F x) {                                                  \
    return x != x ? (U)(0x7fc00000u) : as_##U(x);                          \
  }                                                                        \
  F hk_float##lanes(U x) { return as_##F(x); }                             \
  I hk_signed##lanes(U x) { return as_##I(x); }                            \
  F hk_number##lanes(U x) { return convert_##F##_rte(as_##I(x)); }

HK_VALUES(1, float, uint, int)
HK_VALUES(16, float16, uint16, int16)

/* Four floats at a multiple of four: from shared memory to an array, from an array to a buffer. One by one: of
   vectors from shared memory PoCL 3.1 loses elements. */
#define hk_copy4(from, to) \
  ((to)[0] = (from)[0], (to)[1] = (from)[1], (to)[2] = (from)[2], (to)[3] = (from)[3])
#define hk_read4(to, place) hk_copy4(place, to)
#define hk_write4(from, place) hk_copy4(from, place)

#define hk_load1(place) (*(place))
#define hk_load16(place) vload16(0, (place))
#define hk_store1(x, place) (*(place) = (x))
#define hk_store16(x, place) vstore16((x), 0, (place))
#define hk_count16 ((uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
