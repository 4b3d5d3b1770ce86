"""Every indicator, pair and area: do headline, legend, tooltip and reason agree?

The suite looks at every pair over the country and one area in turn; here are all.
"""

import sys
import time

from tests.support import one_rule


def main():
    """Print how many views were looked at by indicator, and what contradicts itself."""
    failed = 0
    for indicator in one_rule.indicators():
        began, views = time.process_time(), list(one_rule.every(indicator))
        wrong = [each for asked in views for each in one_rule.wrong(asked)]
        failed += len(wrong)
        took = time.process_time() - began
        print(f"{indicator}: {len(views)} views, {len(wrong)} wrong, {took:.0f} s")
        for each in wrong[:3]:
            print("  ", each)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
