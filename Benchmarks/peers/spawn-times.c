/* Runs two commands by turns and prints how long each whole process took, from
   posix_spawn to the end of waitpid, in nanoseconds: "first<TAB>second" a line.

     spawn-times RUNS COMMAND [ARGUMENT...] -- COMMAND [ARGUMENT...]

   Their output goes to /dev/null. A few runs before the counted ones warm the
   caches up. Which of the two goes first changes from run to run. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long run(char **command, posix_spawn_file_actions_t *actions) {
    struct timespec start, end;
    pid_t child;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    int error = posix_spawnp(&child, command[0], actions, NULL, command, environ);
    if (error) {
        fprintf(stderr, "spawn-times: %s: %s\n", command[0], strerror(error));
        exit(1);
    }
    waitpid(child, &status, 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (status != 0) {
        fprintf(stderr, "spawn-times: %s failed with status %d\n", command[0], WIFEXITED(status) ? WEXITSTATUS(status) : -1);
        exit(1);
    }
    return (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec);
}

int main(int argc, char **argv) {
    int runs = argc > 1 ? atoi(argv[1]) : 0, middle = 0;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            middle = i;
            break;
        }
    }
    if (runs < 1 || middle < 3 || middle + 1 >= argc) {
        fprintf(stderr, "usage: spawn-times RUNS COMMAND... -- COMMAND...\n");
        return 2;
    }
    argv[middle] = NULL;
    char **commands[2] = {argv + 2, argv + middle + 1};

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    for (int i = 0; i < 10; i++) {
        run(commands[0], &actions);
        run(commands[1], &actions);
    }
    for (int i = 0; i < runs; i++) {
        long long took[2];
        int first = i % 2;
        took[first] = run(commands[first], &actions);
        took[!first] = run(commands[!first], &actions);
        printf("%lld\t%lld\n", took[0], took[1]);
    }
    return 0;
}
