// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Reruns one operation of one element of a stage, which is given as its canonical bytes (`CanonicalBytes` of
/// the compute room says what they are, `Op` what an instruction does). Knows nothing of disputes and keeps nothing.
///
/// The operations of an element: with a loop of n iterations 0 is init, k + 1 iteration k, n + 1 finish; of a map 0 is
/// finish, the only one.
interface IReferee {
    /// @notice The stage's bytes are not what a stage is written as, or read what no tensor holds.
    error MalformedStage();
    error NoSuchElement(uint256 element);
    error NoSuchOperation(uint256 operation, uint256 operations);
    /// @notice The operation reads another number of words.
    error WrongOperands(uint256 given);

    /// @notice How many operations the element has.
    function operations(bytes calldata stage, uint256 element) external pure returns (uint256);

    /// @notice Runs an operation.
    /// @param accumulator the word before it; a map has none and ignores it
    /// @param operands the words read, big endian, in the order of the reads; before the word of one that gathers, the
    /// word that chose it
    /// @return word the word after it
    /// @return addresses where each operand has to come from: `tensor << 32 | element`, the tensor by its number in the
    /// stage's operator. That the tensor has such an element is the caller's to check.
    function run(bytes calldata stage, uint256 element, uint256 operation, uint256 accumulator, bytes calldata operands)
        external
        pure
        returns (uint256 word, uint256[] memory addresses);
}
