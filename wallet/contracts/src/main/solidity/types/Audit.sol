// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A claimed lease by the hashes that its leaf in the claim is made of, with one of the values it commits to.
/// @param index its number in the claim
/// @param digest what the lease's signer signed
/// @param signatureHash keccak256 of that signature
/// @param commitment the root over what the provider says came out
/// @param values how many values that root is over
/// @param path from the leaf to the claim's root
/// @param place which of the values is shown
/// @param valuePath from it to the commitment
struct ShownValue {
    uint256 index;
    bytes32 digest;
    bytes32 signatureHash;
    bytes32 commitment;
    uint256 values;
    bytes32[] path;
    uint256 place;
    bytes32[] valuePath;
}

/// @dev What an auditor commits to before it says it.
function hashVerdict(
    bytes32 pot,
    bytes32 claim,
    uint256 index,
    bool matches,
    bytes32 evidence,
    bytes32 salt,
    address auditor
) pure returns (bytes32) {
    return keccak256(abi.encode(pot, claim, index, matches, evidence, salt, auditor));
}

/// @dev A state root that is none: whoever knows the salt can show that no training came to it, and nobody else can tell.
function plantedValue(bytes32 pot, bytes32 salt) pure returns (bytes32) {
    return keccak256(abi.encode(pot, salt));
}
