// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Trees} from "./Trees.sol";
import {Chunk, HeaderProof, Regions, StageProof} from "./types/Dispute.sol";

/// @notice What a programHash commits to, and the memory its stages work on (`verifier/docs/dispute.md`, Program and
/// Memory).
library Programs {
    /// @notice The header is of another size or version, or not the program's first leaf.
    error WrongHeader();
    /// @notice The leaf is not the program's at this place, or the bytes shown are not those it names.
    error WrongStage(uint256 program, uint256 stage);
    error NoSuchTensor(uint256 tensor);
    error NoSuchRegion(uint256 region);
    /// @notice The variable is not in the region shown.
    error WrongVariable(uint256 region, uint256 variable);
    /// @notice The chunk has another size than this one of its variable.
    error WrongChunk(uint256 index);

    uint256 internal constant CHUNK = 1024;

    uint256 private constant VERSION = 3;
    uint256 private constant HEADER_SIZE = 108;
    uint256 private constant PLACE_SIZE = 8;

    /// @dev A variable holds parameters, first or second moments of the state; its last one is the clock.
    uint256 private constant VARIABLES_PER_PARAMETER = 3;

    struct Header {
        uint256 steps;
        uint256 segmentSteps;
        uint256 first;
        uint256 more;
        uint256 repeats;
        uint256 rest;
        uint256 update;
        uint256 stateVariables;
        uint256 inputs;
        uint256 work;
        bytes32 blankWork;
        bytes32 blankUpdate;
    }

    /// @dev Where a tensor of a stage is.
    struct Place {
        uint256 region;
        uint256 variable;
        uint256 words;
    }

    function open(HeaderProof calldata proof, bytes32 programHash) internal view returns (Header memory h) {
        bytes calldata header = proof.header;
        if (header.length != HEADER_SIZE || number(header, 0) != VERSION) revert WrongHeader();
        h.steps = number(header, 4);
        h.segmentSteps = number(header, 8);
        h.first = number(header, 12);
        h.more = number(header, 16);
        h.repeats = number(header, 20);
        h.rest = number(header, 24);
        h.update = number(header, 28);
        h.stateVariables = number(header, 32);
        h.inputs = number(header, 36);
        h.work = number(header, 40);
        h.blankWork = bytes32(header[44:76]);
        h.blankUpdate = bytes32(header[76:108]);
        bytes32 leaf = Trees.leaf(Trees.PROGRAM, header);
        if (Trees.rootFrom(Trees.PROGRAM, leaves(h), 0, leaf, proof.path) != programHash) revert WrongHeader();
    }

    /// @notice How many values a commitment has: a state root a segment, and the update's.
    function commitmentValues(Header memory h) internal pure returns (uint256) {
        return (h.steps + h.segmentSteps - 1) / h.segmentSteps + 1;
    }

    /// @notice How many stages a run of the program has.
    function stages(Header memory h, uint256 program) internal pure returns (uint256) {
        return program == 0 ? h.first + h.more * h.repeats + h.rest : h.update;
    }

    /// @notice Proves that number `stage` of a run of `program` has this leaf and these bytes.
    function openStage(StageProof calldata proof, bytes32 programHash, uint256 program, uint256 stage)
        internal
        view
        returns (Header memory h)
    {
        h = open(proof.program, programHash);
        uint256 index = leafOf(h, program, stage);
        bytes32 root = Trees.rootFrom(
            Trees.PROGRAM, leaves(h), index, Trees.leaf(Trees.PROGRAM, proof.leaf), proof.path
        );
        if (root != programHash || proof.leaf.length < 32) revert WrongStage(program, stage);
        if (sha256(proof.code) != bytes32(proof.leaf[:32])) revert WrongStage(program, stage);
    }

    /// @notice Where tensor number `tensor` of the stage is.
    function place(StageProof calldata proof, uint256 tensor) internal pure returns (Place memory p) {
        bytes calldata leaf = proof.leaf;
        if (tensor >= (leaf.length - 32) / PLACE_SIZE) revert NoSuchTensor(tensor);
        uint256 offset = 32 + tensor * PLACE_SIZE;
        p.region = uint8(leaf[offset]);
        p.variable = number(leaf, offset) & 0xffffff;
        p.words = number(leaf, offset + 4);
    }

    /// @notice The tensor that the stage writes: byte 1 of its canonical bytes.
    function written(StageProof calldata proof) internal pure returns (Place memory) {
        return place(proof, uint8(proof.code[1]));
    }

    /// @notice Whether the stage has no loop: byte 2 of its canonical bytes.
    function isMap(StageProof calldata proof) internal pure returns (bool) {
        return proof.code[2] == 0;
    }

    function chunks(uint256 words) internal pure returns (uint256) {
        return (words + CHUNK - 1) / CHUNK;
    }

    /// @notice How many words chunk `index` has.
    function chunkWords(uint256 words, uint256 index) internal pure returns (uint256) {
        uint256 begin = CHUNK * index;
        if (begin >= words) revert WrongChunk(index);
        uint256 rest = words - begin;
        return rest < CHUNK ? rest : CHUNK;
    }

    /// @notice The leaf of chunk `index`, which must have the size it has to have.
    function chunkLeaf(uint256 words, uint256 index, bytes calldata data) internal pure returns (bytes32) {
        if (data.length != 4 * chunkWords(words, index)) revert WrongChunk(index);
        return Trees.leaf(Trees.VARIABLE, data);
    }

    /// @notice The root of the variable of which this is a chunk.
    function variableOf(uint256 words, Chunk calldata chunk) internal view returns (bytes32) {
        bytes32 leaf = chunkLeaf(words, chunk.index, chunk.words);
        return Trees.rootFrom(Trees.VARIABLE, chunks(words), chunk.index, leaf, chunk.path);
    }

    /// @notice Word `i` of a chunk.
    function word(bytes calldata data, uint256 i) internal pure returns (uint256 w) {
        w = number(data, 4 * i);
        w = (w >> 24) | ((w >> 8) & 0xff00) | ((w << 8) & 0xff0000) | ((w << 24) & 0xff000000);
    }

    /// @notice The root of the region in which a variable has this root.
    function regionOf(Header memory h, uint256 program, Place memory p, bytes32 root, bytes32[] calldata path)
        internal
        view
        returns (bytes32)
    {
        (uint256 kind, uint256 count) = region(h, program, p.region);
        return Trees.rootFrom(kind, count, p.variable, Trees.leaf(kind, root), path);
    }

    function memoryRoot(bytes32 first, bytes32 second, bytes32 third) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint8(1), uint8(Trees.TRACE), first, second, third));
    }

    function rootOf(Regions memory regions) internal pure returns (bytes32) {
        return memoryRoot(regions.first, regions.second, regions.third);
    }

    function get(Regions memory regions, uint256 number_) internal pure returns (bytes32) {
        return number_ == 0 ? regions.first : number_ == 1 ? regions.second : regions.third;
    }

    function set(Regions memory regions, uint256 number_, bytes32 root) internal pure {
        if (number_ == 0) regions.first = root;
        else if (number_ == 1) regions.second = root;
        else regions.third = root;
    }

    /// @dev The type of a region's tree, and how many variables it has.
    function region(Header memory h, uint256 program, uint256 number_)
        private
        pure
        returns (uint256 kind, uint256 count)
    {
        if (number_ > 2) revert NoSuchRegion(number_);
        if (number_ == 0 || (program == 1 && number_ == 1)) return (Trees.STATE, h.stateVariables);
        if (program == 1) return (Trees.UPDATE, h.stateVariables / VARIABLES_PER_PARAMETER);
        return number_ == 1 ? (Trees.INPUTS, h.inputs) : (Trees.WORK, h.work);
    }

    function leaves(Header memory h) private pure returns (uint256) {
        return 1 + h.first + h.more + h.rest + h.update;
    }

    /// @dev The leaf of a stage by its number in a run: what repeats is listed once.
    function leafOf(Header memory h, uint256 program, uint256 stage) private pure returns (uint256) {
        if (program == 1) return 1 + h.first + h.more + h.rest + stage;
        if (stage < h.first) return 1 + stage;
        if (stage < h.first + h.more * h.repeats) return 1 + h.first + (stage - h.first) % h.more;
        return 1 + stage + h.more - h.more * h.repeats;
    }

    /// @dev 32 bits, big endian; what lies beyond the data reverts.
    function number(bytes calldata data, uint256 offset) private pure returns (uint256) {
        return uint32(bytes4(data[offset:offset + 4]));
    }
}
