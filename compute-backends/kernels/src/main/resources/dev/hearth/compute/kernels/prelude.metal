/* What kernels call, in the Metal Shading Language 2.3. */
#include <metal_stdlib>
using namespace metal;

/* fma stands where it is written. Compilers before 3.2 do not know the first way to say so; that nothing else changes
   a result they are told by the host. */
#if __METAL_VERSION__ >= 320
#pragma METAL fp math_mode(safe)
#pragma METAL fp contract(off)
#else
#pragma clang fp contract(off)
#endif

/* Sizes, where a text has none of its own. */
struct hk_numbers {
  int at[HK_SIZES];
};

#define HK_KERNEL(items, name) [[max_total_threads_per_threadgroup(items)]] kernel void name
/* The compiler decides how many groups a processor of the card holds at once. */
#define HK_DENSE_KERNEL(items, groups, name) HK_KERNEL(items, name)
#define HK_BUFFER(type, name, number) device type* name [[buffer(number)]]
#define HK_FIRST(number) constant int& first [[buffer(number)]]
#define HK_NUMBERS(number) constant hk_numbers& sizes [[buffer(number)]]
#define HK_IDS \
  , uint hk_group [[threadgroup_position_in_grid]], uint hk_item [[thread_position_in_threadgroup]]
#define HK_GROUP ((int)hk_group)
#define HK_ITEM ((int)hk_item)
#define HK_LOCAL(type, name, size) threadgroup type name[size]
#define HK_BARRIER threadgroup_barrier(mem_flags::mem_device | mem_flags::mem_threadgroup)

#define hk_fma(a, b, c) fma((a), (b), (c))
#define hk_abs(x) fabs(x)
#define hk_min(a, b) min((a), (b))
#define hk_max(a, b) max((a), (b))
#define hk_high(a, b) mulhi((a), (b))

/* min(max(numerator / divisor, 0), maximum); what is negative counts as 0 either way. */
inline int hk_trip(int numerator, int divisor, int maximum) {
  return min(max(numerator, 0) / divisor, maximum);
}

inline int hk_clamped(uint word, uint limit) {
  return (int)min(word, limit);
}

/* A NaN is none of <, so it stays; a zero of either sign is below every threshold. */
inline float hk_canonical1(float x, float threshold) {
  return fabs(x) < threshold ? 0.0f : x;
}

inline float hk_flush1(float x) {
  return fabs(x) < as_type<float>(0x0d800000u) ? 0.0f : x;
}

inline uint hk_bits1(float x) {
  return x != x ? 0x7fc00000u : as_type<uint>(x);
}

/* How a conversion rounds is said differently from edition to edition: each half of the number is exact, and fma rounds
   to the nearest. */
inline float hk_number1(uint x) {
  return fma((float)((int)x >> 16), 65536.0f, (float)(x & 0xffffu));
}

/* Four floats at a multiple of four: from shared memory to an array, from an array to a buffer. */
#define hk_copy4(from, to) \
  ((to)[0] = (from)[0], (to)[1] = (from)[1], (to)[2] = (from)[2], (to)[3] = (from)[3])
#define hk_read4(to, place) hk_copy4(place, to)
#define hk_write4(from, place) hk_copy4(from, place)

#define hk_float1(x) as_type<float>((uint)(x))
#define hk_signed1(x) ((int)(x))
#define hk_load1(place) (*(place))
#define hk_store1(x, place) (*(place) = (x))
