// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A shard of a round given to a provider, signed by the job's signer (EIP-712). It names the
/// slice `[from, from + price)` of the job's deposit, in wei, that pays for it, so that what a
/// submitter can promise is bounded by what it deposited.
/// @dev The member order is the EIP-712 type string's and must match `Lease.digest` in p2p/protocol.
struct Lease {
    bytes32 job;
    uint32 round;
    uint32 shard;
    uint32 replica;
    address provider;
    // Whose key answers for the work: it alone claims and disputes. `provider` is only paid.
    address node;
    uint256 from;
    uint256 price;
    bytes32 startRoot;
    bytes32 programHash;
    bytes32 inputsRoot;
    // When the commitment is due. It binds the work, not the payment: what was accepted is in the voucher.
    uint64 deadline;
}

/// @notice A lease as `redeem` takes it.
struct SignedLease {
    Lease lease;
    bytes signature;
    // Where its slice belongs among those taken: what `Escrow.hintFor` says. 0 always works but may be slow.
    uint256 hint;
}

bytes32 constant LEASE_TYPEHASH = keccak256(
    "Lease(bytes32 job,uint32 round,uint32 shard,uint32 replica,address provider,address node,uint256 from,uint256 price,bytes32 startRoot,bytes32 programHash,bytes32 inputsRoot,uint64 deadline)"
);

/// @dev EIP-712 `hashStruct`. Every member is atomic, so `encodeData` is the members' ABI words in order, and
/// `abi.encode` of the static struct gives exactly those.
function hashLease(Lease calldata lease) pure returns (bytes32) {
    return keccak256(abi.encode(LEASE_TYPEHASH, lease));
}
