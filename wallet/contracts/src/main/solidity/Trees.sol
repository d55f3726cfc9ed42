// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The two kinds of Merkle tree of a dispute; in both a node without a sibling moves up as it is.
///
/// Typed trees are those of `protocol.MerkleTree`, SHA-256 with a byte for the role and one for the type of their
/// leaves: leaf = H(0, type, data), node = H(1, type, left, right), root = H(2, type, u64 count, top). A list's tree is over
/// its values as they are, node = keccak256(left, right), and lives only as long as a dispute.
library Trees {
    /// @notice No tree over nothing.
    error NoLeaves();
    /// @notice There is no such leaf, or the siblings are too many or too few.
    error MalformedPath(uint256 index, uint256 count);
    error TooMany(uint256 given);

    uint256 internal constant STATE = 1;
    uint256 internal constant UPDATE = 2;
    uint256 internal constant COMMITMENT = 3;
    uint256 internal constant PROGRAM = 4;
    uint256 internal constant TRACE = 5;
    uint256 internal constant VARIABLE = 6;
    uint256 internal constant INPUTS = 7;
    uint256 internal constant WORK = 8;

    /// @dev In place of a type: nodes of lists, by keccak256. Types are bytes.
    uint256 internal constant LIST = 256;

    uint256 private constant MAX_LEAVES = 256;

    function leaf(uint256 kind, bytes calldata data) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint8(0), uint8(kind), data));
    }

    function leaf(uint256 kind, bytes32 data) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint8(0), uint8(kind), data));
    }

    function root(uint256 kind, uint256 count, bytes32 top) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint8(2), uint8(kind), uint64(count), top));
    }

    /// @notice The node over leaf `index` of `count`, by its siblings from below to the top.
    function topFrom(uint256 kind, uint256 count, uint256 index, bytes32 node, bytes32[] calldata siblings)
        internal
        view
        returns (bytes32)
    {
        unchecked {
            if (index >= count) revert MalformedPath(index, count);
            uint256 used = 0;
            uint256 place = index;
            for (uint256 size = count; size > 1; size = (size + 1) / 2) {
                if (place ^ 1 < size) {
                    if (used == siblings.length) revert MalformedPath(index, count);
                    bytes32 sibling = siblings[used++];
                    node = place & 1 == 0 ? parent(kind, node, sibling) : parent(kind, sibling, node);
                }
                place /= 2;
            }
            if (used != siblings.length) revert MalformedPath(index, count);
            return node;
        }
    }

    /// @notice The root of a typed tree in which `node` is leaf `index` of `count`.
    function rootFrom(uint256 kind, uint256 count, uint256 index, bytes32 node, bytes32[] calldata siblings)
        internal
        view
        returns (bytes32)
    {
        return root(kind, count, topFrom(kind, count, index, node, siblings));
    }

    /// @notice The node over at most 256 nodes.
    /// @dev Row by row in free memory, a node in the place of the first half of its pair. The two bytes that a typed node
    /// hashes before its pair overwrite the end of what comes before, which has been used by then.
    function topOver(uint256 kind, bytes32[] calldata nodes) internal view returns (bytes32 top) {
        uint256 size = nodes.length;
        if (size == 0) revert NoLeaves();
        if (size > MAX_LEAVES) revert TooMany(size);
        assembly ("memory-safe") {
            let row := add(mload(64), 32)
            calldatacopy(row, nodes.offset, shl(5, size))
            for {} gt(size, 1) {} {
                let pairs := shr(1, size)
                let from := row
                let to := row
                for { let end := add(row, shl(6, pairs)) } lt(from, end) { from := add(from, 64) } {
                    switch kind
                    case 256 { mstore(to, keccak256(from, 64)) }
                    default {
                        mstore8(sub(from, 2), 1)
                        mstore8(sub(from, 1), kind)
                        if iszero(staticcall(gas(), 2, sub(from, 2), 66, to, 32)) { revert(0, 0) }
                    }
                    to := add(to, 32)
                }
                if and(size, 1) { mstore(to, mload(from)) }
                size := sub(size, pairs)
            }
            top := mload(row)
        }
    }

    /// @dev H(1, kind, left, right): 66 bytes written where free memory begins.
    function parent(uint256 kind, bytes32 left, bytes32 right) internal view returns (bytes32 node) {
        assembly ("memory-safe") {
            switch kind
            case 256 {
                mstore(0, left)
                mstore(32, right)
                node := keccak256(0, 64)
            }
            default {
                let free := mload(64)
                mstore(free, shl(240, or(0x100, kind)))
                mstore(add(free, 2), left)
                mstore(add(free, 34), right)
                // The precompile fails only without gas, and then what follows does too: it leaves 0 in any case.
                if iszero(staticcall(gas(), 2, free, 66, 0, 32)) { revert(0, 0) }
                node := mload(0)
            }
        }
    }
}
