#include "kernels.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

#include <map>
#include <memory>
#include <utility>

#include "runtime.h"

namespace {
typedef uintptr_t Word;

const char* const COMPILER =
    "g++ -std=c++17 -O1 -march=native -ffp-contract=off -fPIC -shared -Wall -Werror -Wno-attributes -Wno-unknown-pragmas"
    " -Wno-unused -I" HERE " -x c++ ";

const size_t STACK = 64 << 10;

bool flushing = false;

std::string read(FILE* file) {
  std::string text;
  char piece[4096];
  for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;) text.append(piece, n);
  return text;
}

/* An item of the group at work. */
struct Item {
  ucontext_t context;
  std::unique_ptr<char[]> stack{new char[STACK]};
  bool done;
};

struct Group {
  Word function;
  std::vector<Word> arguments;
  std::vector<Item> items;
  ucontext_t host;
  size_t current;
};

Group* group;

/* More arguments than it takes do a function no harm. */
template <size_t... N>
void call(Word function, const std::vector<Word>& words, std::index_sequence<N...>) {
  ((void (*)(decltype((void)N, Word())...))function)(words[N]...);
}

/* Pointers first, then the group's number and the item's. */
void enter() {
  Item& item = group->items[group->current];
  std::vector<Word> words = group->arguments;
  words.push_back(group->current);
  words.resize(MOST_BUFFERS + 2);
  call(group->function, words, std::make_index_sequence<MOST_BUFFERS + 2>());
  item.done = true;
  swapcontext(&item.context, &group->host);
}

void barrier(int flags) {
  expect(flags == 3, "a barrier for a part of the memory");
  swapcontext(&group->items[group->current].context, &group->host);
}

/* Every item up to its next barrier or its end, in either order: none may depend on it. */
size_t turn(bool forwards) {
  size_t done = 0;
  size_t count = group->items.size();
  for (size_t n = 0; n < count; n++) {
    group->current = forwards ? n : count - 1 - n;
    Item& item = group->items[group->current];
    swapcontext(&group->host, &item.context);
    done += item.done;
  }
  return done;
}

void runGroup(Word number) {
  group->arguments.push_back(number);
  for (Item& item : group->items) {
    item.done = false;
    getcontext(&item.context);
    item.context.uc_stack = {item.stack.get(), 0, STACK};
    makecontext(&item.context, enter, 0);
  }
  bool forwards = number % 2 == 0;
  size_t done;
  while ((done = turn(forwards)) == 0) forwards = !forwards;
  expect(done == group->items.size(), "a barrier that some items do not come to");
  group->arguments.pop_back();
}
}  // namespace

extern "C" void mock_flush(int on) { flushing = on; }

void* compile(const std::string& source, std::string& said) {
  static std::map<std::string, void*> compiled;
  void*& library = compiled[source];
  if (library) return library;
  char folder[] = "/tmp/mock-metal-XXXXXX";
  if (!mkdtemp(folder)) return nullptr;
  std::string file = std::string(folder) + "/kernels.metal";
  std::string made = std::string(folder) + "/kernels.so";
  FILE* out = fopen(file.c_str(), "w");
  /* By their plain names, as functions of a Metal library are found. */
  fprintf(out, "#include <metal_stdlib>\nextern \"C\" {\n#line 1\n%s\n}\n", source.c_str());
  fclose(out);
  FILE* log = popen((COMPILER + file + " -o " + made + " 2>&1").c_str(), "r");
  said = read(log);
  if (pclose(log) == 0) library = dlopen(made.c_str(), RTLD_NOW | RTLD_LOCAL);
  (void)!system((std::string("rm -r ") + folder).c_str());
  return library;
}

void* function(void* library, const std::string& name) { return dlsym(library, name.c_str()); }

void run(void* library, void* function, const std::vector<void*>& buffers, unsigned long groups, unsigned long items) {
  *(void (**)(int))dlsym(library, "mock_barrier") = barrier;
  Group work{(Word)function, {}, std::vector<Item>(items), {}, 0};
  for (void* buffer : buffers) work.arguments.push_back((Word)buffer);
  group = &work;
#if defined(__x86_64__)
  unsigned int before = _mm_getcsr();
  if (flushing) _mm_setcsr(before | 0x8040);  // results and operands
#endif
  for (unsigned long n = 0; n < groups; n++) runGroup(n);
#if defined(__x86_64__)
  _mm_setcsr(before);
#endif
}
