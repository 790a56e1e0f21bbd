"""Registers an organization and reads it back:  python3 register_organization.py http://127.0.0.1:5001 tinh-lao-cai protos.binpb

protos.binpb: protoc --include_imports --descriptor_set_out=protos.binpb, or: buf build -o protos.binpb"""

import sys
import uuid

import grpc

from messages import Protos
from refusal import reason_of

address, organization_id, descriptors = sys.argv[1:]
protos = Protos(descriptors)
CreateOrganizationRequest = protos.message("antq.organizations.v1.CreateOrganizationRequest")
GetOrganizationRequest = protos.message("antq.organizations.v1.GetOrganizationRequest")


def request():
    """The same request_id again would get the same answer; a new one is a new intention."""
    return CreateOrganizationRequest(
        organization=dict(
            display_name="Tỉnh Lào Cai",
            kind="ORGANIZATION_KIND_ADMINISTRATIVE_UNIT",
            level="ADMINISTRATIVE_LEVEL_PROVINCE",
            valid_from="2025-07-01",
        ),
        organization_id=organization_id,
        request_id=str(uuid.uuid4()),
    )


with grpc.insecure_channel(address.removeprefix("http://").rstrip("/")) as channel:
    organizations = protos.client(channel, "antq.organizations.v1.OrganizationService")
    created = organizations.CreateOrganization(request(), timeout=10)
    found = organizations.GetOrganization(GetOrganizationRequest(name=created.name, as_of="2026-01-01"), timeout=10)
    print(f"{found.name}: {found.display_name}")

    try:
        organizations.CreateOrganization(request(), timeout=10)
    except grpc.RpcError as refusal:
        print(f"refused: {reason_of(refusal, protos)}")
