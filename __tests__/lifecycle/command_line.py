"""Runs commands of the AWS command line, one on each line of standard input, as JSON.

Each runs in a process of its own, forked from this one, which has loaded the program: loading takes three times as long as asking.
Ends with 1 where the program is no package of this Python.
"""

import json
import os
import sys
import traceback


def run(arguments, environment):
    """Exit code and output of one command."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        answer(arguments, environment)
    os.close(writing)
    with open(reading, encoding="utf-8") as printed:
        output = printed.read()
    return {"code": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), "output": output}


def answer(arguments, environment):
    """What `aws` does, in a process that ends with it."""
    code = 1
    try:
        os.environ.update(environment)
        code = create_clidriver().main(arguments)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


try:
    from awscli.clidriver import create_clidriver
except ImportError:
    sys.exit(1)
create_clidriver()
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(run(asked["arguments"], asked["environment"])), flush=True)
