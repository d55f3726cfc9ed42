// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a dispute is about. Its hash is the dispute's name, so the contract keeps none of it.
/// @param opener who opened it, a contract that pays by the outcome
/// @param subject the opener's word for what is disputed; with the rest it must not repeat
/// @param challenger who says that the commitment is wrong
/// @param provider whose commitment it is
/// @param programHash what was to run, of the lease
/// @param inputsRoot what it was to read, of the lease
/// @param startRoot the state it was to begin with, of the lease
/// @param commitment the root over what the provider says came out
/// @param values how many leaves the provider says that root is over
/// @param patience the seconds each side may take for all its moves together
struct Terms {
    address opener;
    bytes32 subject;
    address challenger;
    address provider;
    bytes32 programHash;
    bytes32 inputsRoot;
    bytes32 startRoot;
    bytes32 commitment;
    uint256 values;
    uint256 patience;
}

function disputeOf(Terms calldata terms) pure returns (bytes32) {
    return keccak256(abi.encode(terms));
}

/// @notice A list that one side posted, and of what. `verifier/docs/dispute.md` says what each level uses; the rest
/// is zero.
/// @param dispute the hash of its terms
/// @param ply how many moves led here: even after one of the provider, odd after one of the challenger
/// @param level 0 to 5, see the constants
/// @param program 0 a step, 1 the update
/// @param memory_ the root of the memory that `stage` reads
/// @param pre what holds before `begin`, agreed by both
/// @param begin where the span listed begins
/// @param end where it ends; at TREE and WORDS how many words the variable has
/// @param stage its number in the run of its program
/// @param height of the nodes listed, above the chunks
/// @param index of the first node listed; at WORDS of the chunk
/// @param element of the variable that the stage writes
/// @param list the root over the values: of a list, of the commitment, or the chunk's leaf hash
/// @param count how many values there are
struct Position {
    bytes32 dispute;
    uint256 ply;
    uint256 level;
    uint256 program;
    bytes32 memory_;
    bytes32 pre;
    uint256 begin;
    uint256 end;
    uint256 stage;
    uint256 height;
    uint256 index;
    uint256 element;
    bytes32 list;
    uint256 count;
}

uint256 constant SEGMENTS = 0;
uint256 constant STEPS = 1;
uint256 constant STAGES = 2;
uint256 constant TREE = 3;
uint256 constant WORDS = 4;
uint256 constant OPERATIONS = 5;

function hashPosition(Position memory position) pure returns (bytes32 hash) {
    // A struct of words lies in memory as `abi.encode` would write it.
    assembly ("memory-safe") {
        hash := keccak256(position, 448)
    }
}

bytes32 constant AGREEMENT_TYPEHASH = keccak256("Agreement(bytes32 position)");

/// @dev EIP-712 `hashStruct` of what both sides sign to settle on a position.
function hashAgreement(bytes32 position) pure returns (bytes32) {
    return keccak256(abi.encode(AGREEMENT_TYPEHASH, position));
}

/// @notice The value picked from a list, with the one before it.
/// @param index its number
/// @param path from it to the list's root
/// @param before value `index - 1`; unused when `index` is 0
/// @param beforePath from that
struct Picked {
    uint256 index;
    bytes32 value;
    bytes32[] path;
    bytes32 before;
    bytes32[] beforePath;
}

/// @notice The program's header, leaf 0 of its tree.
struct HeaderProof {
    bytes header;
    bytes32[] path;
}

/// @notice A stage of the program.
/// @param program its header
/// @param leaf the hash of its bytes, then a place for each of its tensors
/// @param path from the leaf to the program's hash
/// @param code its canonical bytes
struct StageProof {
    HeaderProof program;
    bytes leaf;
    bytes32[] path;
    bytes code;
}

/// @notice The three regions of a memory, by their roots.
struct Regions {
    bytes32 first;
    bytes32 second;
    bytes32 third;
}

/// @notice The variable that a stage writes, as it was in the memory before.
/// @param regions of that memory
/// @param root the variable's then
/// @param path from it to its region's; the same for what it became
struct Written {
    Regions regions;
    bytes32 root;
    bytes32[] path;
}

/// @notice A chunk of a tensor that the stage reads, in a memory.
/// @param tensor its number in the stage
/// @param index the chunk's
/// @param words its words, little endian
/// @param path from the chunk to its variable's root
/// @param variablePath from that to its region's
struct Chunk {
    uint256 tensor;
    uint256 index;
    bytes words;
    bytes32[] path;
    bytes32[] variablePath;
}

/// @notice What one operation read.
/// @param regions of the memory it read
/// @param chunks each of those that the operands are in
/// @param operands the words as `IReferee.run` takes them
/// @param chunkOf for each operand the number of its chunk, one byte
struct Evidence {
    Regions regions;
    Chunk[] chunks;
    bytes operands;
    bytes chunkOf;
}
