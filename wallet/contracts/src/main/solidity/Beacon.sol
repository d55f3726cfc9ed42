// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Lots drawn by the hash of a block that nobody had seen when what they are about was announced.
///
/// The rule is that of `protocol.audit.Draw`: whoever knows the seed knows every lot. A block's maker can choose among as
/// many hashes as it can compute; THREATS.md says what that is worth.
library Beacon {
    /// @notice The block whose hash draws is not past.
    error BeaconAhead(uint256 number);

    /// @dev How many blocks after the announcement: the next one may be under way already.
    uint256 private constant DELAY = 2;

    uint256 private constant MILLION = 1_000_000;

    /// @notice The hash that draws for what was announced in this block; 0 when it was missed, 256 blocks later.
    function hashFor(uint256 announced) internal view returns (bytes32) {
        uint256 number = announced + DELAY;
        if (block.number <= number) revert BeaconAhead(number);
        return blockhash(number);
    }

    /// @notice What draws for one thing, so that lots of several things that share a block have nothing in common.
    function seed(bytes32 hash, bytes32 subject) internal pure returns (bytes32) {
        return keccak256(abi.encode(hash, subject));
    }

    /// @notice Whether this number is among those drawn.
    /// @dev A modulus of 256 bits prefers small remainders by less than 2^-236.
    function draws(bytes32 seed_, uint256 number, uint256 perMillion) internal pure returns (bool) {
        return uint256(keccak256(abi.encode(seed_, number))) % MILLION < perMillion;
    }

    /// @notice One of `size`, for a number's turn.
    function pick(bytes32 seed_, uint256 number, uint256 turn, uint256 size) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed_, number, turn))) % size;
    }
}
