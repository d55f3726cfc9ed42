/* What kernels call, in CUDA C. To be compiled with --fmad=false: fma stands where it is written. */
typedef unsigned int uint;

/* Sizes, where a text has none of its own. */
struct hk_numbers {
  int at[HK_SIZES];
};

#define HK_KERNEL(items, name) extern "C" __global__ void __launch_bounds__(items) name
/* With so few registers an item that a processor of the card holds as many groups at once. */
#define HK_DENSE_KERNEL(items, groups, name) extern "C" __global__ void __launch_bounds__(items, groups) name
#define HK_BUFFER(type, name, number) type* name
#define HK_FIRST(number) const int first
#define HK_NUMBERS(number) const hk_numbers sizes
#define HK_IDS
#define HK_GROUP ((int)blockIdx.x)
#define HK_ITEM ((int)threadIdx.x)
#define HK_LOCAL(type, name, size) __shared__ __align__(16) type name[size]
#define HK_BARRIER __syncthreads()

#define hk_fma(a, b, c) __fmaf_rn((a), (b), (c))
#define hk_abs(x) fabsf(x)
#define hk_min(a, b) min((a), (b))
#define hk_max(a, b) max((a), (b))
#define hk_high(a, b) __umulhi((a), (b))

/* min(max(numerator / divisor, 0), maximum); what is negative counts as 0 either way. */
__device__ __forceinline__ int hk_trip(int numerator, int divisor, int maximum) {
  return min(max(numerator, 0) / divisor, maximum);
}

__device__ __forceinline__ int hk_clamped(uint word, uint limit) {
  return (int)min(word, limit);
}

/* A NaN is none of <, so it stays; a zero of either sign is below every threshold. */
__device__ __forceinline__ float hk_canonical1(float x, float threshold) {
  return fabsf(x) < threshold ? 0.0f : x;
}

__device__ __forceinline__ float hk_flush1(float x) {
  return fabsf(x) < __uint_as_float(0x0d800000u) ? 0.0f : x;
}

__device__ __forceinline__ uint hk_bits1(float x) {
  return x != x ? 0x7fc00000u : __float_as_uint(x);
}

/* Four floats at a multiple of four: from shared memory to an array, from an array to a buffer. */
__device__ __forceinline__ void hk_read4(float* to, const float* place) {
  float4 x = *(const float4*)place;
  to[0] = x.x;
  to[1] = x.y;
  to[2] = x.z;
  to[3] = x.w;
}

__device__ __forceinline__ void hk_write4(const float* from, float* place) {
  *(float4*)place = make_float4(from[0], from[1], from[2], from[3]);
}

#define hk_float1(x) __uint_as_float(x)
#define hk_signed1(x) ((int)(x))
#define hk_number1(x) __int2float_rn((int)(x))
#define hk_load1(place) (*(place))
#define hk_store1(x, place) (*(place) = (x))
