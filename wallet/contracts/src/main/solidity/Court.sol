// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICourt} from "./ICourt.sol";
import {IReferee} from "./IReferee.sol";
import {Programs} from "./Programs.sol";
import {Referee} from "./Referee.sol";
import {Signatures} from "./Signatures.sol";
import {Spans} from "./Spans.sol";
import {Trees} from "./Trees.sol";
import {
    Chunk,
    Evidence,
    HeaderProof,
    OPERATIONS,
    Picked,
    Position,
    Regions,
    SEGMENTS,
    STAGES,
    STEPS,
    StageProof,
    TREE,
    Terms,
    WORDS,
    Written,
    disputeOf,
    hashAgreement,
    hashPosition
} from "./types/Dispute.sol";

/// @notice See `ICourt`.
///
/// Every move does three things: `enter` checks that it is the sender's and starts from where the dispute stands; the move
/// checks what has to be shown and turns the position into the next; `conclude` keeps that one's hash. The position is
/// one memory struct all the way.
///
/// Whether it began without disputes is told by its address, as with `Escrow`.
contract Court is ICourt {
    using Programs for Programs.Header;
    using Programs for Regions;
    using Programs for StageProof;

    /// @dev A row of a tree this far below another has 256 times its nodes.
    uint256 private constant ROWS = 8;

    mapping(bytes32 dispute => State) private states;

    /// @dev In storage and not in the code, which is then the same everywhere and can be compared.
    IReferee private theReferee;

    /// @inheritdoc ICourt
    address public maker;

    constructor() {
        theReferee = new Referee();
        maker = msg.sender;
    }

    /// @inheritdoc ICourt
    function open(Terms calldata terms) external returns (bytes32 dispute) {
        if (msg.sender != terms.opener) revert NotTheOpener(terms.opener);
        if (terms.patience == 0 || terms.patience > type(uint32).max) revert NoPatience();
        dispute = disputeOf(terms);
        if (states[dispute].verdict != Verdict.NONE) revert DisputeExists(dispute);
        Position memory p;
        p.dispute = dispute;
        p.level = SEGMENTS;
        p.pre = terms.startRoot;
        p.list = terms.commitment;
        p.count = terms.values;
        uint64 patience = uint64(terms.patience);
        states[dispute] = State(hashPosition(p), uint64(block.timestamp), patience, patience, Verdict.OPEN);
        emit Opened(dispute, terms.challenger, terms.provider, terms, p);
    }

    /// @inheritdoc ICourt
    function miscounted(Terms calldata terms, HeaderProof calldata program) external {
        bytes32 dispute = disputeOf(terms);
        openState(dispute);
        uint256 values = Programs.open(program, terms.programHash).commitmentValues();
        if (values == terms.values) revert CountIsRight(values);
        settle(terms, dispute, true, Reason.COUNT);
    }

    /// @inheritdoc ICourt
    function steps(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32[] calldata values
    ) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, SEGMENTS);
        bytes32 before = beforePicked(p, picked);
        if (picked.index + 1 == p.count) revert WrongPart(picked.index);
        Programs.Header memory header = Programs.open(program, terms.programHash);
        p.level = STEPS;
        p.pre = before;
        p.begin = picked.index * header.segmentSteps;
        p.end = p.begin + header.segmentSteps;
        if (p.end > header.steps) p.end = header.steps;
        list(p, values);
        requireOther(values[values.length - 1], picked.value);
        conclude(p, picked.index, values);
    }

    /// @inheritdoc ICourt
    function stagesOfStep(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32 state,
        bytes32 work,
        bytes32[] calldata values
    ) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, STEPS);
        bytes32 before = beforePicked(p, picked);
        single(p, picked.index);
        requireOther(state, picked.value);
        Programs.Header memory header = Programs.open(program, terms.programHash);
        p.pre = Programs.memoryRoot(before, terms.inputsRoot, header.blankWork);
        listStages(p, 0, header, values);
        requireSame(values[values.length - 1], Programs.memoryRoot(state, terms.inputsRoot, work));
        conclude(p, picked.index, values);
    }

    /// @inheritdoc ICourt
    function stagesOfUpdate(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32 update,
        bytes32[] calldata values
    ) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, SEGMENTS);
        bytes32 before = beforePicked(p, picked);
        if (picked.index + 1 != p.count) revert WrongPart(picked.index);
        requireOther(update, picked.value);
        Programs.Header memory header = Programs.open(program, terms.programHash);
        p.pre = Programs.memoryRoot(before, terms.startRoot, header.blankUpdate);
        listStages(p, 1, header, values);
        requireSame(values[values.length - 1], Programs.memoryRoot(before, terms.startRoot, update));
        conclude(p, picked.index, values);
    }

    /// @inheritdoc ICourt
    function narrow(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes32[] calldata values)
        external
    {
        Position memory p = enter(terms, standing);
        if (p.level != STEPS && p.level != STAGES && p.level != OPERATIONS) revert WrongLevel(p.level);
        p.pre = beforePicked(p, picked);
        (p.begin, p.end) = Spans.group(p.begin, p.end, picked.index);
        if (p.end - p.begin == 1) revert WrongGroup(1);
        list(p, values);
        requireOther(values[values.length - 1], picked.value);
        conclude(p, picked.index, values);
    }

    /// @inheritdoc ICourt
    function tree(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        StageProof calldata stage,
        Written calldata before,
        bytes32[] calldata nodes
    ) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, STAGES);
        p.memory_ = beforePicked(p, picked);
        p.stage = single(p, picked.index);
        Programs.Header memory header = stage.openStage(terms.programHash, p.program, p.stage);
        Programs.Place memory place = stage.written();
        p.level = TREE;
        p.pre = 0;
        p.begin = 0;
        p.end = place.words;
        p.height = topRow(Programs.chunks(place.words));
        p.index = 0;
        if (nodes.length != rowOf(p)) revert WrongCount(nodes.length, rowOf(p));
        listRow(p, nodes);
        replace(p, picked.value, header, place, before, Trees.topOver(Trees.VARIABLE, nodes));
        conclude(p, picked.index, nodes);
    }

    /// @inheritdoc ICourt
    function subtree(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes32[] calldata nodes)
        external
    {
        Position memory p = enter(terms, standing);
        requireLevel(p, TREE);
        requireListed(p, picked.index, picked.value, picked.path);
        if (p.height == 0) revert WrongGroup(1);
        uint256 rows = p.height < ROWS ? p.height : ROWS;
        p.height -= rows;
        p.index = (p.index + picked.index) << rows;
        uint256 expected = rowOf(p) - p.index;
        if (expected > 1 << rows) expected = 1 << rows;
        if (nodes.length != expected) revert WrongCount(nodes.length, expected);
        requireOther(Trees.topOver(Trees.VARIABLE, nodes), picked.value);
        listRow(p, nodes);
        conclude(p, picked.index, nodes);
    }

    /// @inheritdoc ICourt
    function words(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes calldata data) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, TREE);
        requireListed(p, picked.index, picked.value, picked.path);
        if (p.height != 0) revert WrongGroup(1 << p.height);
        p.level = WORDS;
        p.index += picked.index;
        p.list = Programs.chunkLeaf(p.end, p.index, data);
        p.count = Programs.chunkWords(p.end, p.index);
        requireOther(p.list, picked.value);
        keep(p);
        emit Moved(p.dispute, msg.sender, picked.index, p, new bytes32[](0), data);
    }

    /// @inheritdoc ICourt
    function operations(
        Terms calldata terms,
        Position calldata standing,
        uint256 index,
        bytes calldata data,
        StageProof calldata stage,
        bytes32[] calldata values
    ) external {
        Position memory p = enter(terms, standing);
        uint256 word = wordPicked(p, index, data);
        stage.openStage(terms.programHash, p.program, p.stage);
        if (stage.isMap()) revert NoLoop();
        p.level = OPERATIONS;
        p.element = Programs.CHUNK * p.index + index;
        p.index = 0;
        p.begin = 0;
        p.end = theReferee.operations(stage.code, p.element);
        list(p, values);
        requireOther(values[values.length - 1], bytes32(word));
        conclude(p, index, values);
    }

    /// @inheritdoc ICourt
    function prove(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        StageProof calldata stage,
        Evidence calldata evidence
    ) external {
        Position memory p = enter(terms, standing);
        requireLevel(p, OPERATIONS);
        bytes32 accumulator = beforePicked(p, picked);
        uint256 operation = single(p, picked.index);
        judge(terms, p, stage, evidence, Claim(picked.index, operation, accumulator, picked.value));
    }

    /// @inheritdoc ICourt
    function proveMap(
        Terms calldata terms,
        Position calldata standing,
        uint256 index,
        bytes calldata data,
        StageProof calldata stage,
        Evidence calldata evidence
    ) external {
        Position memory p = enter(terms, standing);
        uint256 word = wordPicked(p, index, data);
        p.element = Programs.CHUNK * p.index + index;
        if (!stage.isMap()) revert NotAMap();
        judge(terms, p, stage, evidence, Claim(index, 0, 0, bytes32(word)));
    }

    /// @inheritdoc ICourt
    function agree(
        Terms calldata terms,
        Position calldata standing,
        Position calldata position,
        bytes calldata challengerSignature,
        bytes calldata providerSignature
    ) external {
        bytes32 dispute = disputeOf(terms);
        State storage s = openState(dispute);
        Position memory p = position;
        requireStanding(s, standing);
        address mover = moverAt(terms, standing.ply);
        if (block.timestamp - s.since > leftOf(s, standing.ply)) revert ClockRanOut(mover);
        if (p.ply <= standing.ply) revert NotAhead(p.ply, standing.ply);
        bytes32 hash = hashPosition(p);
        if (p.dispute != dispute) revert WrongPosition(s.position);
        bytes32 digest = Signatures.digest(Signatures.domainSeparator(), hashAgreement(hash));
        requireSignedBy(terms.challenger, digest, challengerSignature);
        requireSignedBy(terms.provider, digest, providerSignature);
        s.position = hash;
        s.since = uint64(block.timestamp);
        emit Agreed(dispute, p);
    }

    /// @inheritdoc ICourt
    function timeout(Terms calldata terms, Position calldata standing) external {
        bytes32 dispute = disputeOf(terms);
        State storage s = openState(dispute);
        requireStanding(s, standing);
        uint256 spent = block.timestamp - s.since;
        uint256 left = leftOf(s, standing.ply);
        if (spent <= left) revert ClockRuns(moverAt(terms, standing.ply), left - spent);
        settle(terms, dispute, !challengerMoves(standing.ply), Reason.CLOCK);
    }

    /// @inheritdoc ICourt
    function stateOf(bytes32 dispute) external view returns (State memory) {
        return states[dispute];
    }

    /// @inheritdoc ICourt
    function referee() external view returns (IReferee) {
        return theReferee;
    }

    /// @inheritdoc ICourt
    function domainSeparator() external view returns (bytes32) {
        return Signatures.domainSeparator();
    }

    /// @dev The position that the sender moves from, which the next one is made of; the time it took is the sender's.
    function enter(Terms calldata terms, Position calldata standing) private returns (Position memory) {
        State storage s = openState(disputeOf(terms));
        requireStanding(s, standing);
        address mover = moverAt(terms, standing.ply);
        if (msg.sender != mover) revert NotYourTurn(mover);
        uint256 spent = block.timestamp - s.since;
        uint256 left = leftOf(s, standing.ply);
        if (spent > left) revert ClockRanOut(mover);
        if (challengerMoves(standing.ply)) s.challengerLeft = uint64(left - spent);
        else s.providerLeft = uint64(left - spent);
        s.since = uint64(block.timestamp);
        return standing;
    }

    function conclude(Position memory p, uint256 picked, bytes32[] calldata values) private {
        keep(p);
        emit Moved(p.dispute, msg.sender, picked, p, values, "");
    }

    function keep(Position memory p) private {
        ++p.ply;
        states[p.dispute].position = hashPosition(p);
    }

    function openState(bytes32 dispute) private view returns (State storage s) {
        s = states[dispute];
        if (s.verdict == Verdict.NONE) revert UnknownDispute(dispute);
        if (s.verdict != Verdict.OPEN) revert DisputeOver(dispute);
    }

    function requireStanding(State storage s, Position calldata standing) private view {
        Position memory p = standing;
        if (hashPosition(p) != s.position) revert WrongPosition(s.position);
    }

    function challengerMoves(uint256 ply) private pure returns (bool) {
        return ply % 2 == 0;
    }

    function moverAt(Terms calldata terms, uint256 ply) private pure returns (address) {
        return challengerMoves(ply) ? terms.challenger : terms.provider;
    }

    function leftOf(State storage s, uint256 ply) private view returns (uint256) {
        return challengerMoves(ply) ? s.challengerLeft : s.providerLeft;
    }

    function settle(Terms calldata terms, bytes32 dispute, bool challengerWon, Reason reason) private {
        states[dispute].verdict = challengerWon ? Verdict.CHALLENGER : Verdict.PROVIDER;
        address winner = challengerWon ? terms.challenger : terms.provider;
        emit Settled(dispute, winner, challengerWon ? terms.provider : terms.challenger, reason);
    }

    function requireLevel(Position memory p, uint256 level) private pure {
        if (p.level != level) revert WrongLevel(p.level);
    }

    function requireOther(bytes32 own, bytes32 picked) private pure {
        if (own == picked) revert SameValue();
    }

    function requireSame(bytes32 shown, bytes32 expected) private pure {
        if (shown != expected) revert WrongMemory(shown, expected);
    }

    function requireSignedBy(address expected, bytes32 digest, bytes calldata signature) private pure {
        address recovered = Signatures.recover(digest, signature);
        if (recovered != expected) revert WrongSigner(recovered, expected);
    }

    /// @dev The value before the one picked, both being in the list.
    function beforePicked(Position memory p, Picked calldata picked) private view returns (bytes32) {
        requireListed(p, picked.index, picked.value, picked.path);
        if (picked.index == 0) return p.pre;
        requireListed(p, picked.index - 1, picked.before, picked.beforePath);
        return picked.before;
    }

    function requireListed(Position memory p, uint256 index, bytes32 value, bytes32[] calldata path) private view {
        if (index >= p.count) revert NoSuchValue(index, p.count);
        bytes32 root;
        if (p.level == SEGMENTS) {
            bytes32 leaf = Trees.leaf(Trees.COMMITMENT, value);
            root = Trees.rootFrom(Trees.COMMITMENT, p.count, index, leaf, path);
        } else {
            root = Trees.topFrom(Trees.LIST, p.count, index, value, path);
        }
        if (root != p.list) revert NotInList(index);
    }

    /// @dev The word picked at WORDS, from the chunk that was posted.
    function wordPicked(Position memory p, uint256 index, bytes calldata data) private pure returns (uint256) {
        requireLevel(p, WORDS);
        if (index >= p.count) revert NoSuchValue(index, p.count);
        if (Trees.leaf(Trees.VARIABLE, data) != p.list) revert NotInList(index);
        return Programs.word(data, index);
    }

    /// @dev The one step, stage or operation that a value stands for.
    function single(Position memory p, uint256 index) private pure returns (uint256) {
        (uint256 begin, uint256 end) = Spans.group(p.begin, p.end, index);
        if (end - begin != 1) revert WrongGroup(end - begin);
        return begin;
    }

    /// @dev Makes `values` the list of the position's span.
    function list(Position memory p, bytes32[] calldata values) private view {
        uint256 expected = Spans.count(p.begin, p.end);
        if (values.length != expected) revert WrongCount(values.length, expected);
        listRow(p, values);
    }

    function listRow(Position memory p, bytes32[] calldata values) private view {
        p.list = Trees.topOver(Trees.LIST, values);
        p.count = values.length;
    }

    function listStages(Position memory p, uint256 program, Programs.Header memory header, bytes32[] calldata values)
        private
        view
    {
        p.level = STAGES;
        p.program = program;
        p.begin = 0;
        p.end = header.stages(program);
        list(p, values);
    }

    /// @dev The lowest height at which there are at most 256 nodes.
    function topRow(uint256 chunks) private pure returns (uint256 height) {
        while (Spans.ceilDiv(chunks, 1 << height) > Spans.MAX_VALUES) ++height;
    }

    /// @dev How many nodes there are at the position's height.
    function rowOf(Position memory p) private pure returns (uint256) {
        return Spans.ceilDiv(Programs.chunks(p.end), 1 << p.height);
    }

    /// @dev Holds the memory before against the variable shown in it, and the memory with another in its place
    /// against the value picked.
    function replace(
        Position memory p,
        bytes32 picked,
        Programs.Header memory header,
        Programs.Place memory place,
        Written calldata before,
        bytes32 top
    ) private view {
        Regions memory regions = before.regions;
        bytes32 region = header.regionOf(p.program, place, before.root, before.path);
        if (regions.get(place.region) != region) revert Programs.WrongVariable(place.region, place.variable);
        requireSame(regions.rootOf(), p.memory_);
        bytes32 after_ = Trees.root(Trees.VARIABLE, Programs.chunks(place.words), top);
        regions.set(place.region, header.regionOf(p.program, place, after_, before.path));
        requireOther(regions.rootOf(), picked);
    }

    /// @dev What a prover says is wrong.
    /// @param index the value picked
    /// @param operation that it stands for
    /// @param accumulator the word before it
    /// @param posted the value
    struct Claim {
        uint256 index;
        uint256 operation;
        bytes32 accumulator;
        bytes32 posted;
    }

    function judge(
        Terms calldata terms,
        Position memory p,
        StageProof calldata stage,
        Evidence calldata evidence,
        Claim memory claim
    ) private {
        Programs.Header memory header = stage.openStage(terms.programHash, p.program, p.stage);
        (uint256 found, uint256[] memory addresses) =
            theReferee.run(stage.code, p.element, claim.operation, uint256(claim.accumulator), evidence.operands);
        requireChunks(p, header, stage, evidence);
        requireOperands(addresses, evidence);
        emit Judged(
            p.dispute,
            p.ply,
            p.level,
            claim.index,
            p.program,
            p.stage,
            p.element,
            claim.operation,
            uint256(claim.posted),
            found
        );
        bool proverWon = bytes32(found) != claim.posted;
        settle(terms, p.dispute, proverWon == challengerMoves(p.ply), Reason.PROOF);
    }

    /// @dev Every chunk shown is in the memory that the stage reads.
    function requireChunks(
        Position memory p,
        Programs.Header memory header,
        StageProof calldata stage,
        Evidence calldata evidence
    ) private view {
        Regions memory regions = evidence.regions;
        requireSame(regions.rootOf(), p.memory_);
        for (uint256 i = 0; i < evidence.chunks.length; i++) {
            Chunk calldata chunk = evidence.chunks[i];
            Programs.Place memory place = stage.place(chunk.tensor);
            bytes32 root = Programs.variableOf(place.words, chunk);
            bytes32 region = header.regionOf(p.program, place, root, chunk.variablePath);
            if (regions.get(place.region) != region) revert Programs.WrongVariable(place.region, place.variable);
        }
    }

    /// @dev Every operand is the word at its address.
    function requireOperands(uint256[] memory addresses, Evidence calldata evidence) private pure {
        if (evidence.chunkOf.length != addresses.length) revert WrongOperand(evidence.chunkOf.length);
        for (uint256 n = 0; n < addresses.length; n++) {
            Chunk calldata chunk = evidence.chunks[uint8(evidence.chunkOf[n])];
            uint256 element = addresses[n] & type(uint32).max;
            uint256 offset = element % Programs.CHUNK;
            if (
                chunk.tensor != addresses[n] >> 32 || chunk.index != element / Programs.CHUNK
                    || 4 * offset >= chunk.words.length
            ) revert WrongOperand(n);
            uint256 operand = uint32(bytes4(evidence.operands[4 * n:4 * n + 4]));
            if (Programs.word(chunk.words, offset) != operand) revert WrongOperand(n);
        }
    }
}
