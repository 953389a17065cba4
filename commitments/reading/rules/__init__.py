"""The rules that hold between records: what no single record can be asked. One subject a file; ``checking`` runs them all.

A rule is a function of the files' values as they are before validation, so that it says all it can about files that have other faults
too; what is not there or not of the right type is passed over here, as the records say it. It yields ``Found``: the name of a file
and a problem in it.
"""
