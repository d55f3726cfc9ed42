// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Lease} from "./Lease.sol";

/// @notice A lease in a claim, with what came of it.
/// @param lease for the claim's job, provider and node key
/// @param signature by the job's signer
/// @param commitment the root over what the provider says came out
/// @param values how many values that root is over
struct ClaimedLease {
    Lease lease;
    bytes signature;
    bytes32 commitment;
    uint256 values;
}

/// @notice A claimed lease as it is shown.
/// @param index its number in the claim
/// @param path from it to the claim's root
struct ShownLease {
    ClaimedLease claimed;
    uint256 index;
    bytes32[] path;
}

/// @dev The value that a claim's list has of it.
/// @param digest what the lease's signer signed
function hashClaimed(ClaimedLease calldata claimed, bytes32 digest) pure returns (bytes32) {
    return keccak256(abi.encode(digest, keccak256(claimed.signature), claimed.commitment, claimed.values));
}

bytes32 constant RECEIPT_TYPEHASH = keccak256("Receipt(bytes32 claim)");

/// @dev EIP-712 `hashStruct` of a keeper's word that it holds and gives out what a claim is about.
function hashReceipt(bytes32 claim) pure returns (bytes32) {
    return keccak256(abi.encode(RECEIPT_TYPEHASH, claim));
}
