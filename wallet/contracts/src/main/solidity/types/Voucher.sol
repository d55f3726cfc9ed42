// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a provider has earned in a job so far, signed by the job's signer (EIP-712). Totals only
/// grow, so the newest voucher replaces all before it and a lost or replayed one does no harm.
/// @dev The member order is the EIP-712 type string's and must match `Voucher.digest` in p2p/protocol.
struct Voucher {
    bytes32 job;
    address provider;
    // Wei, cumulative over the job.
    uint256 total;
}

bytes32 constant VOUCHER_TYPEHASH = keccak256("Voucher(bytes32 job,address provider,uint256 total)");

/// @dev EIP-712 `hashStruct`; see `hashLease` for why `abi.encode` suffices.
function hashVoucher(Voucher calldata voucher) pure returns (bytes32) {
    return keccak256(abi.encode(VOUCHER_TYPEHASH, voucher));
}
