// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The parts `[from, end)` of one deposit that are already taken: disjoint, exact to the wei, of any
/// length and taken in any order.
///
/// They form a linked list sorted by position. A new slice has only two neighbours to respect, so taking
/// one costs two reads and two writes (about 29,000 gas) however many there are, given a hint: the end of any taken
/// slice at or before `from`. A hint that is merely old still works: the walk steps over what came
/// between, about 2,300 gas each, and the caller who brought the hint pays for it. A bitmap would be no cheaper
/// and would round prices to its unit; a search tree would rebalance for what the caller can look up for nothing.
library Slices {
    /// @notice A slice of no length pays for nothing and has no place among the others.
    error EmptySlice(uint256 from);

    /// @notice The slice reaches beyond the deposit.
    error SliceOutsideDeposit(uint256 from, uint256 price, uint256 deposit);

    /// @notice A part of the slice has been taken: by another lease, or by this one earlier.
    error SliceOverlaps(uint256 from, uint256 price);

    /// @notice The hint is not 0 nor the end of a taken slice at or before `from`.
    error WrongHint(uint256 from, uint256 hint);

    /// @dev One word. A slice is keyed by its end, which is never 0, so key 0 is free for the head of the list:
    /// the empty slice before the deposit. `next` is the end of the slice that follows, 0 if none.
    /// `price` is 0 only for keys that were never taken.
    struct Slice {
        uint128 price;
        uint128 next;
    }

    /// @notice Takes `[from, from + price)` or reverts.
    /// @param deposit the wei there are, at most 2^128 - 1, which makes the casts below exact
    function take(mapping(uint256 end => Slice) storage self, uint256 from, uint256 price, uint256 deposit, uint256 hint)
        internal
    {
        if (price == 0) revert EmptySlice(from);
        if (from > deposit || price > deposit - from) revert SliceOutsideDeposit(from, price, deposit);
        if (hint > from || (hint != 0 && self[hint].price == 0)) revert WrongHint(from, hint);

        uint256 end = from + price;
        (uint256 before, uint256 next) = neighbours(self, from, hint);
        // Everything up to `before` ends at or before `from`; only what follows can reach in.
        if (next != 0 && next - self[next].price < end) revert SliceOverlaps(from, price);
        self[end] = Slice(uint128(price), uint128(next));
        self[before].next = uint128(end);
    }

    /// @notice The ends of the last taken slice that ends at or before `from` (0: none), and of the one after it (0: none).
    /// @param start where to begin: 0 or the end of a taken slice at or before `from`
    function neighbours(mapping(uint256 end => Slice) storage self, uint256 from, uint256 start)
        internal
        view
        returns (uint256 before, uint256 next)
    {
        before = start;
        next = self[before].next;
        while (next != 0 && next <= from) {
            before = next;
            next = self[before].next;
        }
    }
}
