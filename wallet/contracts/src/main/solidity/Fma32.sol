// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The arithmetic of IEEE 754 binary32 in integers: `a * b + c`, rounded once, to nearest, ties to even.
/// Subnormals count; every NaN result is `NAN`.
///
/// All words are numbers below 2^32. A finite word is `significand * 2^exponent` with a significand of
/// at most 24 bits, so an exact product has 48, and 256 bits hold any sum that matters.
library Fma32 {
    uint256 internal constant NAN = 0x7fc00000;
    uint256 internal constant ONE = 0x3f800000;
    uint256 internal constant SIGN = 0x80000000;
    uint256 internal constant INFINITY = 0x7f800000;

    uint256 private constant HIDDEN = 0x800000;
    uint256 private constant FRACTION = 0x7fffff;
    uint256 private constant MAGNITUDE = 0x7fffffff;

    /// @dev The exponent of the smallest subnormal: no result has a finer unit.
    int256 private constant LEAST = -149;

    /// @dev From this distance on the smaller summand only breaks ties: it is below the last bit that rounding looks at.
    int256 private constant FAR = 200;
    uint256 private constant GUARD = 100;

    function add(uint256 a, uint256 b) internal pure returns (uint256) {
        return fma(a, ONE, b);
    }

    /// @dev Minus zero is what adds to any product without changing it, a product of plus zero included.
    function mul(uint256 a, uint256 b) internal pure returns (uint256) {
        return fma(a, b, SIGN);
    }

    function fma(uint256 a, uint256 b, uint256 c) internal pure returns (uint256) {
        unchecked {
            uint256 sign = (a ^ b) & SIGN;
            uint256 product;
            uint256 addend = c & FRACTION;
            int256 exponent;
            int256 addendExponent;
            {
                uint256 ea = (a >> 23) & 0xff;
                uint256 eb = (b >> 23) & 0xff;
                uint256 ec = (c >> 23) & 0xff;
                if (ea == 255 || eb == 255 || ec == 255) return special(a, b, c, sign);
                uint256 significandA = a & FRACTION;
                uint256 significandB = b & FRACTION;
                // A field of 0 means the same exponent as 1, without the hidden bit.
                if (ea != 0) (significandA, ea) = (significandA | HIDDEN, ea - 1);
                if (eb != 0) (significandB, eb) = (significandB | HIDDEN, eb - 1);
                if (ec != 0) (addend, ec) = (addend | HIDDEN, ec - 1);
                product = significandA * significandB;
                exponent = int256(ea + eb) + 2 * LEAST;
                addendExponent = int256(ec) + LEAST;
            }
            // Zeros of two signs make plus zero.
            if (product == 0) return addend == 0 ? sign & c : c;
            if (addend != 0) {
                (product, addend, exponent) = aligned(product, exponent, addend, addendExponent);
                if (sign == c & SIGN) {
                    product += addend;
                } else if (product > addend) {
                    product -= addend;
                } else if (product < addend) {
                    product = addend - product;
                    sign ^= SIGN;
                } else {
                    return 0;
                }
            }
            return sign | rounded(product, exponent);
        }
    }

    /// @notice A signed integer to the nearest float.
    function fromInt(uint256 word) internal pure returns (uint256) {
        unchecked {
            if (word == 0) return 0;
            uint256 sign = word & SIGN;
            return sign | rounded(sign == 0 ? word : 0x100000000 - word, 0);
        }
    }

    function isNan(uint256 a) internal pure returns (bool) {
        return a & MAGNITUDE > INFINITY;
    }

    /// @dev Both in units of one exponent. Where they are too far apart for that, the smaller one becomes 1 in units far
    /// below any bit of the result, which rounds as the exact sum does.
    function aligned(uint256 product, int256 exponent, uint256 addend, int256 addendExponent)
        private
        pure
        returns (uint256, uint256, int256)
    {
        unchecked {
            int256 distance = exponent - addendExponent;
            if (distance > FAR) return (product << GUARD, 1, exponent - int256(GUARD));
            if (distance >= 0) return (product << uint256(distance), addend, addendExponent);
            if (distance >= -FAR) return (product, addend << uint256(-distance), exponent);
            return (1, addend << GUARD, addendExponent - int256(GUARD));
        }
    }

    /// @dev The word nearest to `magnitude * 2^exponent`, without a sign; `magnitude` is not zero.
    function rounded(uint256 magnitude, int256 exponent) private pure returns (uint256) {
        unchecked {
            int256 unit = exponent + int256(log2(magnitude)) - 23;
            if (unit < LEAST) unit = LEAST;
            if (unit <= exponent) {
                magnitude <<= uint256(exponent - unit);
            } else {
                uint256 shift = uint256(unit - exponent);
                uint256 rest = magnitude & ((1 << shift) - 1);
                uint256 half = 1 << (shift - 1);
                magnitude >>= shift;
                if (rest > half || (rest == half && magnitude & 1 == 1)) ++magnitude;
            }
            // The hidden bit, and a carry out of rounding, add one to the exponent's field as they should.
            uint256 word = (uint256(unit - LEAST) << 23) + magnitude;
            return word > INFINITY ? INFINITY : word;
        }
    }

    /// @dev One of the three is infinite or NaN.
    function special(uint256 a, uint256 b, uint256 c, uint256 sign) private pure returns (uint256) {
        a &= MAGNITUDE;
        b &= MAGNITUDE;
        uint256 addend = c & MAGNITUDE;
        if (a > INFINITY || b > INFINITY || addend > INFINITY) return NAN;
        if (a != INFINITY && b != INFINITY) return c;
        if (a == 0 || b == 0) return NAN;
        if (addend == INFINITY && c & SIGN != sign) return NAN;
        return sign | INFINITY;
    }

    /// @dev The number of the highest bit set, by halving what is looked at.
    function log2(uint256 x) private pure returns (uint256 r) {
        assembly ("memory-safe") {
            r := shl(7, lt(0xffffffffffffffffffffffffffffffff, x))
            r := or(r, shl(6, lt(0xffffffffffffffff, shr(r, x))))
            r := or(r, shl(5, lt(0xffffffff, shr(r, x))))
            r := or(r, shl(4, lt(0xffff, shr(r, x))))
            r := or(r, shl(3, lt(0xff, shr(r, x))))
            r := or(r, shl(2, lt(0xf, shr(r, x))))
            r := or(r, shl(1, lt(0x3, shr(r, x))))
            r := or(r, lt(0x1, shr(r, x)))
        }
    }
}
