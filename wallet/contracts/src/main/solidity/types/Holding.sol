// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

bytes32 constant HOLDING_TYPEHASH = keccak256("Holding(address token,address node,uint96 upTo,uint256 number)");

/// @dev EIP-712 `hashStruct` of a provider's word that its pay fills a bond first.
/// @param number how many such words it gave before
function hashHolding(address token, address node, uint96 upTo, uint256 number) pure returns (bytes32) {
    return keccak256(abi.encode(HOLDING_TYPEHASH, token, node, upTo, number));
}
